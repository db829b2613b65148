// What phones sent and the facilitator moderates on /host, questions and words from the room: each
// list is the server's, and each button sends one act. What waits comes at the end of its part, so
// that nothing moves under a thumb. Streamlit takes no script with the sign for "less than".

// `panel` and `badge` are where a list stands and how many wait; `button` is what sends an act to
// the `address`, and `said` what it says beside what every act says.
function moderated({ panel, badge, address, button: kind, said: more }) {
  const BOX = `${panel} > div`;
  let stamp = "";

  function take(said) {
    const waits = one(badge);
    if (!waits) return;
    waits.textContent = said.waiting ? String(said.waiting) : "";
    if (said.stamp === stamp) return;
    stamp = said.stamp;
    const box = one(BOX);
    const open = [...box.querySelectorAll("details[open]")].map((each) => each.dataset.key);
    const held = box.contains(document.activeElement) && document.activeElement.id;
    box.innerHTML = said.html;
    for (const key of open) {
      const again = box.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (again) again.open = true;
    }
    if (held) (document.getElementById(held) || box.querySelector("button") || one(panel)).focus();
  }

  async function look() {
    if (!bar || !one(BOX) || !one(badge)) return;
    if (!one(BOX).childElementCount) stamp = "";
    take(await ask(`${address}?room=${bar.room}&stamp=${stamp}`));
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(`${panel} ${kind}`);
    if (!button || button.disabled || !bar) return;
    button.disabled = true;
    const { do: what, option } = button.dataset;
    const body = JSON.stringify({ room: bar.room, do: what, option, ...more(button.dataset) });
    const headers = { "Content-Type": "application/json" };
    try {
      const said = await ask(address, { method: "POST", headers, body });
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
}

moderated({
  panel: ".host-questions",
  badge: ".host-asked",
  address: "screen/questions",
  button: "[data-question]",
  said: ({ question, was }) => ({ question: Number(question), was }),
});
moderated({
  panel: ".host-words",
  badge: ".host-words-waiting",
  address: "screen/words",
  button: "button[data-item]",
  said: ({ item, key }) => ({ item, key }),
});
