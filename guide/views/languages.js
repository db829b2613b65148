/* What is chosen and not yet checked stays while the language changes. A form keeps it in the browser alone, which tells
   a choice by its label. Streamlit drops a script that holds the sign for “less than”. */
window.pageLanguage ||= (() => {
  const EVERY = 100; // milliseconds
  const TRIES = 300;
  const RESTS = 20;
  const root = document.documentElement;
  const forms = () => [...document.querySelectorAll(".stForm")].map(
    (form) => [...form.querySelectorAll("input[type=radio]")]);
  const resting = () => document.querySelector('.stApp[data-test-script-state="notRunning"]');
  let held = [];

  function note() {
    held = forms().flatMap((group, form) => group.flatMap((each, at) => (each.checked ? [[form, at]] : [])));
  }

  /* The page may still draw after its script has ended: what is given back is looked at for a while. */
  function give(chosen, tries, rests) {
    if (tries > 0 && rests > 0) setTimeout(() => give(chosen, tries - 1, resting() ? rests - 1 : rests), EVERY);
    if (!resting()) return;
    const now = forms();
    for (const [form, at] of chosen) {
      const group = now[form] ?? [];
      if (group[at] && !group.some((each) => each.checked)) group[at].click();
    }
  }

  /* Before a press changes anything. */
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, note, true);

  return (spoken) => {
    if (root.lang !== spoken.lang) setTimeout(() => give(held, TRIES, RESTS), EVERY);
    Object.assign(root, spoken);
  };
})();
window.pageLanguage(spoken);
