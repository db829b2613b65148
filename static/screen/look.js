// Where the hall looks on a figure: enlarged round a point, or lit by a spot while the rest is dimmed.
// The figure is drawn once, as large as it stands; the style sheet moves and dims it.

const figureBox = () => document.querySelector(".figure[role]");

// look is what the server says of it (guide/room/look.py), or null for the whole figure.
function lookAt(look) {
  const box = figureBox();
  if (!box) return;
  const { factor, centre, spot, lit } = look || { factor: 1, centre: [0.5, 0.5], spot: [0.5, 0.5], lit: false };
  const left = centre.map((share) => 0.5 - share * factor); // of the figure, in shares of its place
  const seen = spot.map((share, side) => left[side] + share * factor);
  const set = (name, share) => box.style.setProperty(name, `${(share * 100).toFixed(3)}%`);
  box.style.setProperty("--factor", factor);
  set("--left", left[0]);
  set("--top", left[1]);
  set("--spot-x", seen[0]);
  set("--spot-y", seen[1]);
  box.classList.toggle("lit", lit);
  document.body.classList.toggle("looking", lit || factor > 1);
}

// The point of the figure at a place of the window, in shares; null beside the figure.
function pointAt(look, x, y) {
  const box = figureBox();
  if (!box || !look) return null;
  const { left, top, width, height } = box.getBoundingClientRect();
  const seen = [(x - left) / width, (y - top) / height];
  if (seen.some((share) => !(share >= 0 && share <= 1))) return null;
  return seen.map((share, side) => look.centre[side] + (share - 0.5) / look.factor);
}

const optionOf = (point) => (point ? { option: point.map((share) => share.toFixed(4)).join(",") } : {});
