// Says on every page that the server is gone, for as long as it is. The page hands out `said`.
// Streamlit's own dialog tells of a terminal and names its command: style.css hides it, and here
// it is closed, since it would keep the page below from being read. Streamlit drops a script that
// holds the sign for "less than".
(() => {
  if (window.guideConnection) return;
  window.guideConnection = true;
  const PATIENCE = 1500; // milliseconds: a server that restarts at once is no news
  const STATE = "data-test-connection-state";
  const app = document.querySelector("[data-testid=stApp]");
  const line = document.createElement("p");
  line.className = "connection-lost";
  line.setAttribute("role", "alert");
  line.hidden = true;
  document.body.append(line);
  let watching = 0;

  function look(since) {
    document.querySelector(".stDialog button")?.click();
    if (PATIENCE > performance.now() - since) return;
    line.hidden = false;
    if (!line.textContent) line.textContent = said;
  }

  function turn() {
    const there = app.getAttribute(STATE) === "CONNECTED";
    if (there) {
      clearInterval(watching);
      watching = 0;
      line.hidden = true;
      line.textContent = "";
    } else if (!watching) {
      const since = performance.now();
      watching = setInterval(() => look(since), 200);
    }
  }

  new MutationObserver(turn).observe(app, { attributes: true, attributeFilter: [STATE] });
  turn();
})();
