// Says what is blocked where a page's web socket does not open though its server answers, and leads to a copy
// that needs none. What is said stands in the page's head, as a template.
(() => {
  const PATIENCE = 6000, AGAIN = 1000, HEALTH = 2000; // milliseconds: said within ten seconds
  const notice = document.getElementById("blocked");
  const connected = () =>
    document.querySelector('[data-testid="stApp"]')?.getAttribute("data-test-connection-state") === "CONNECTED";
  const shown = () => document.querySelector("footer.site, main.broken");
  let line = null;

  async function answers() {
    try {
      const asked = new URL("_stcore/health", window.__streamlit.BACKEND_BASE_URL);
      return (await fetch(asked, { cache: "no-store", signal: AbortSignal.timeout(HEALTH) })).ok;
    } catch {
      return false;
    }
  }

  async function look() {
    if (shown()) return line?.remove();
    if (!line && !connected() && (await answers()) && !connected() && !shown()) {
      line = document.createElement("div");
      document.body.append(line);
      line.replaceWith(...[...notice.content.cloneNode(true).childNodes]);
      line = document.querySelector("body > .blocked");
    }
    setTimeout(look, AGAIN);
  }

  if (notice) setTimeout(look, PATIENCE);
})();
