/* What is chosen and not yet checked stays while the language changes. A form keeps it in the browser alone, which tells
   a choice by its label. Streamlit drops a script that holds the sign for “less than”. */
window.answersHeld ||= (() => {
  const SWITCH = ".st-key-language-choice input";
  const EVERY = 100; // milliseconds
  const TRIES = 300;
  const choices = () => [...document.querySelectorAll(".stForm")].map(
    (form) => [...form.querySelectorAll("input[type=radio]")]);
  const resting = () => document.querySelector('.stApp[data-test-script-state="notRunning"]');

  function give(held, before, tries) {
    if (document.documentElement.lang === before || !resting()) {
      if (tries > 0) setTimeout(() => give(held, before, tries - 1), EVERY);
      return;
    }
    const now = choices();
    for (const [form, at] of held) {
      const group = now[form] ?? [];
      if (group[at] && !group.some((each) => each.checked)) group[at].click();
    }
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches(SWITCH)) return;
    const held = choices().flatMap((group, form) =>
      group.flatMap((each, at) => (each.checked ? [[form, at]] : [])));
    if (held.length) give(held, document.documentElement.lang, TRIES);
  }, true);
  return true;
})();
Object.assign(document.documentElement, spoken);
