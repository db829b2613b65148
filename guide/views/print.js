/* Before a page is printed: every figure is made as narrow as the paper, and low enough to share it with its
   heading; one drawn for a dark screen is marked so that the style sheet can turn it over. Streamlit drops a script that holds the sign for “less than”. */
(() => {
  if (window.printsWhole) return;
  window.printsWhole = true;
  const WIDE = 670, HIGH = 760;
  const fit = () => {
    const app = document.querySelector(".stApp");
    const dark = app && getComputedStyle(app).colorScheme.includes("dark");
    document.documentElement.classList.toggle("prints-dark", Boolean(dark));
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      const [wide, high] = [plot.offsetWidth, plot.offsetHeight].map(side => Math.max(side, 1));
      plot.style.setProperty("--on-paper", Math.min(1, WIDE / wide, HIGH / high));
    }
  };
  addEventListener("beforeprint", fit);
})();
