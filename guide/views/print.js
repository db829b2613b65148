/* Before a page is printed: every figure is made as narrow as the paper, and one drawn for a dark screen is marked
   so that the style sheet can turn it over. Streamlit drops a script that holds the sign for “less than”. */
(() => {
  if (window.printsWhole) return;
  window.printsWhole = true;
  const PAPER = 670;
  const fit = () => {
    const app = document.querySelector(".stApp");
    const dark = app && getComputedStyle(app).colorScheme.includes("dark");
    document.documentElement.classList.toggle("prints-dark", Boolean(dark));
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      plot.style.setProperty("--on-paper", Math.min(1, PAPER / Math.max(plot.offsetWidth, 1)));
    }
  };
  addEventListener("beforeprint", fit);
})();
