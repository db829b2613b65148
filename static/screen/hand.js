// A finger, a pen and a mouse: a swipe and a tap go on and back, as the keys do; on a figure they
// point, move and enlarge. state() is what stands on the screen and move(name, more) makes a move.

const TAP = 12; // pixels that a finger may tremble
const SWIPE = 50; // pixels from which a way across is a swipe
const PINCH = 1.3; // how far two fingers part for one stage of enlargement
const WHEEL = 60; // pixels of a wheel for one stage; a notch is 100 or 120

function handle({ state, move, pointing }) {
  const down = new Map(); // the fingers that are down, each with where it began and where it is
  let drag = null; // the look when a drag of a figure began, and where it leads
  let parted = 0; // how far two fingers stood apart at the last stage
  let pinched = false; // this touch has had two fingers: it is no tap

  let mouse = null; // where it was seen last

  const own = (target) => target.closest && target.closest("button, a, nav");
  const apart = () => {
    const [one, other] = [...down.values()].map(({ now }) => now);
    return Math.hypot(one[0] - other[0], one[1] - other[1]);
  };
  const middle = () => {
    const [one, other] = [...down.values()].map(({ now }) => now);
    return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  };
  const enlarged = () => window.visualViewport && visualViewport.scale > 1.05; // by the browser

  document.addEventListener("pointerdown", (event) => {
    if (own(event.target) || event.button > 0) return;
    const place = [event.clientX, event.clientY];
    if (event.isPrimary) {
      down.clear();
      pinched = false;
    }
    down.set(event.pointerId, { began: place, now: place, figure: Boolean(event.target.closest(".figure[role]")) });
    if (down.size === 2) {
      parted = apart();
      pinched = true;
      drop();
    }
  });

  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") mouse = [event.clientX, event.clientY];
    const finger = down.get(event.pointerId);
    if (!finger) return;
    finger.now = [event.clientX, event.clientY];
    if (down.size === 2) pinch();
    else if (finger.figure && !pinched && far(finger) && looks()) dragTo(finger);
  });

  document.addEventListener("pointerup", (event) => {
    const finger = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (!finger) return;
    if (drag) return land();
    if (!pinched && !enlarged()) released(finger, event);
  });

  // A preview of /host gives the focus back: the keys stay with the page.
  for (const kind of ["pointerup", "click"]) document.addEventListener(kind, () => {
    if (window === parent) return;
    frameElement.blur();
    parent.focus();
  });

  document.addEventListener("pointercancel", (event) => {
    down.delete(event.pointerId);
    drop();
  });

  document.addEventListener("wheel", (() => {
    let turned = 0;
    let ends = 0;
    return (event) => {
      if (event.ctrlKey || !event.target.closest(".figure[role]") || !pointing()) return;
      clearTimeout(ends);
      ends = setTimeout(() => (turned = 0), 250);
      turned += event.deltaY;
      if (Math.abs(turned) < WHEEL) return;
      const closer = turned < 0;
      turned = 0;
      move(closer ? "closer" : "farther", optionOf(pointAt(state().look, event.clientX, event.clientY)));
    };
  })(), { passive: true });

  // The point of the figure under a mouse that has just been moved.
  return () => mouse && !document.body.classList.contains("still") && pointAt(state().look, ...mouse);

  function looks() {
    const { look } = state();
    return pointing() && look && (look.lit || look.factor > 1);
  }

  function far({ began, now }) {
    return Math.hypot(now[0] - began[0], now[1] - began[1]) > TAP;
  }

  function dragTo({ began, now }) {
    drag = drag || { look: state().look, to: null };
    const { look } = drag;
    if (look.lit) drag.to = pointAt(look, ...now);
    else {
      const [from, to] = [pointAt(look, ...began), pointAt(look, ...now)];
      const half = 0.5 / look.factor;
      const within = (share) => Math.min(1 - half, Math.max(half, share));
      if (from && to) drag.to = look.centre.map((share, side) => within(share - (to[side] - from[side])));
    }
    if (drag.to) lookAt(look.lit ? { ...look, spot: drag.to } : { ...look, centre: drag.to, spot: drag.to });
  }

  function land() {
    const { look, to } = drag;
    drag = null;
    if (to) move(look.lit ? "point" : "centre", optionOf(to));
  }

  function drop() {
    if (drag) lookAt(drag.look);
    drag = null;
  }

  function pinch() {
    if (!pointing() || ![...down.values()].every(({ figure }) => figure)) return;
    const ratio = apart() / parted;
    if (ratio < PINCH && ratio > 1 / PINCH) return;
    parted = apart();
    move(ratio > 1 ? "closer" : "farther", optionOf(pointAt(state().look, ...middle())));
  }

  function released({ began, now, figure }, event) {
    const touched = event.pointerType !== "mouse";
    const [across, along] = [now[0] - began[0], now[1] - began[1]];
    const point = figure && pointing() && pointAt(state().look, ...now);
    if (event.target.closest(".card")) return void (touched && move("close"));
    if (!far({ began, now })) {
      if (point && (!touched || looks())) move("point", optionOf(point));
      else if (touched) move(now[0] < innerWidth / 3 ? "back" : "next");
    } else if (touched && Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(along)) {
      move(across < 0 ? "next" : "back");
    }
  }
}

// The buttons at the foot, for who has neither keys nor a clicker at hand.
function tools(bar, { state, move, mayMove }) {
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.getAttribute("aria-disabled") !== "true") move(button.dataset.move);
  });
  return () => {
    bar.hidden = !mayMove();
    document.body.classList.toggle("moves", mayMove());
    const { look, sources } = state();
    for (const button of bar.querySelectorAll("button")) {
      const name = button.dataset.move;
      if (["spot", "closer", "farther"].includes(name)) button.hidden = !look;
      if (name === "spot") button.setAttribute("aria-pressed", String(Boolean(look && look.lit)));
      const off = (name === "farther" && look && look.factor === 1) || (name === "source" && !sources.length);
      button.setAttribute("aria-disabled", String(Boolean(off)));
    }
  };
}
