// Questions to the speaker on /host: the list is the server's, and each button sends one act. What
// waits comes at the end of the list, so that nothing moves under a thumb. Streamlit takes no script
// with the sign for "less than".

const questions = (() => {
  const PANEL = ".host-questions";
  const BOX = `${PANEL} > div`;
  let stamp = "";

  function take(said) {
    const badge = one(".host-asked");
    if (!badge) return;
    badge.textContent = said.waiting ? String(said.waiting) : "";
    if (said.stamp === stamp) return;
    stamp = said.stamp;
    const box = one(BOX);
    const open = [...box.querySelectorAll("details[open]")].map((each) => each.dataset.key);
    const held = box.contains(document.activeElement) && document.activeElement.id;
    box.innerHTML = said.html;
    for (const key of open) {
      const again = box.querySelector(`[data-key="${key}"]`);
      if (again) again.open = true;
    }
    if (held) (document.getElementById(held) || box.querySelector("button") || one(PANEL)).focus();
  }

  async function look() {
    if (!bar || !one(BOX)) return;
    if (!one(BOX).childElementCount) stamp = "";
    take(await ask(`screen/questions?room=${bar.room}&stamp=${stamp}`));
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-question]");
    if (!button || button.disabled || !bar) return;
    button.disabled = true;
    const { question, do: what, was, option } = button.dataset;
    const body = JSON.stringify({ room: bar.room, question: Number(question), do: what, was, option });
    const headers = { "Content-Type": "application/json" };
    try {
      const said = await ask("screen/questions", { method: "POST", headers, body });
      if (said.why) tell(said.why);
      take(said);
    } catch (error) {
      tell(words.press_not_sent);
    }
    button.disabled = false;
  });

  (async function watch() {
    for (;;) {
      await new Promise((done) => setTimeout(done, 1500));
      await look().catch(() => {}); // the silence of the server is told elsewhere
    }
  })();
})();
