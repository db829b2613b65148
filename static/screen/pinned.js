// A question from the audience over the slide, while the facilitator has it there.
"use strict";

let pinnedThere = ""; // the event and the question that stand in the box

function drawPinned() {
  const box = at("pinned");
  const wanted = now && now.pinned && !query.has("ahead") ? `${now.room}:${now.pinned}` : "";
  box.hidden = !wanted || now.blank || pinnedThere !== wanted || !box.textContent;
  if (wanted && pinnedThere !== wanted) fetchPinned(wanted).catch(() => {}); // again at the next answer
}

async function fetchPinned(wanted) {
  const said = await ask(`r/${now.room}/pinned`);
  at("pinned").innerHTML = said.html;
  pinnedThere = wanted;
  drawPinned();
}
