/* A label of a widget, which can hold no tag, is marked with its language by what stands at its end: “… (English)”.
   Streamlit drops a script that holds the sign for “less than”. */
window.asWritten ||= (() => {
  const LABELS = ".stApp label p, .stApp [data-testid=stWidgetLabel] p, [role=option]";
  let ends = {};

  function mark(each) {
    const end = Object.keys(ends).find((one) => each.textContent.endsWith(one));
    if (end) Object.assign(each, { lang: ends[end], dir: "auto" });
    else for (const name of ["lang", "dir"]) each.removeAttribute(name);
  }

  const markAll = () => document.querySelectorAll(LABELS).forEach(mark);

  let waits = 0;
  const soon = () => { waits ||= requestAnimationFrame(() => { waits = 0; markAll(); }); };
  let watches = false;

  return (known) => {
    ends = known;
    if (!watches && !Object.keys(ends).length) return;
    if (!watches) new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true });
    watches = true;
    soon();
  };
})();
window.asWritten(ends);
