// Says why a page stays empty, within ten seconds, and leads to a copy that needs no web socket. Where the app is
// there, its socket does not open and its server answers, web sockets are blocked. Where a socket opens and stays
// silent, a proxy or a busy guide looks the same from here, so what is said is true of both. What is said stands in
// the page's head, as templates.
(() => {
  const BLOCKED = 4500, UNANSWERED = 8000, AGAIN = 500, HEALTH = 2000; // milliseconds
  const app = () => document.querySelector('[data-testid="stApp"]');
  const connected = () => app()?.getAttribute("data-test-connection-state") === "CONNECTED";
  const shown = () => document.querySelector("footer.site, main.broken");
  let there = 0, said = "";

  async function answers() {
    try {
      const asked = new URL("_stcore/health", window.__streamlit.BACKEND_BASE_URL);
      return (await fetch(asked, { cache: "no-store", signal: AbortSignal.timeout(HEALTH) })).ok;
    } catch {
      return false;
    }
  }

  function say(id) {
    if (said === id || shown()) return;
    const line = document.createElement("div");
    document.querySelector("body > .blocked")?.remove();
    document.body.append(line);
    line.replaceWith(...[...document.getElementById(id).content.cloneNode(true).childNodes]);
    said = id;
  }

  async function look() {
    if (shown()) return document.querySelector("body > .blocked")?.remove();
    const now = performance.now(); // since the page was asked for
    if (app()) there ||= now;
    const closed = () => there && now - there > BLOCKED && !connected();
    if (closed() && (await answers()) && closed()) say("blocked");
    else if (!said && now > UNANSWERED) say("unanswered");
    setTimeout(look, AGAIN);
  }

  if (document.getElementById("blocked")) setTimeout(look, AGAIN);
})();
