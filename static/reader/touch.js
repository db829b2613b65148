// One tap on a figure opens what was tapped.
//
// Without a drag mode Plotly answers a touch before it has looked what lies under the finger, and so opens what
// was looked at before; and a touch that became a scroll waits for the next tap anywhere. Kept from it, it gets
// the mouse events that a browser makes of a tap alone, and opens the nearest marker within 20 px of its rim.
addEventListener(
  "touchstart",
  (event) => {
    if (event.target.closest?.(".js-plotly-plot")) event.stopImmediatePropagation();
  },
  { capture: true, passive: true },
);
