// Notes every heading and link that is on screen in any frame of any page of this tab.
const note = () => {
  const drawn = [...document.querySelectorAll("h1, a")].filter((piece) => piece.getClientRects().length);
  const known = JSON.parse(sessionStorage.getItem("journey.drawn") ?? "[]");
  const all = new Set([...known, ...drawn.map((piece) => piece.innerText.trim())]);
  sessionStorage.setItem("journey.drawn", JSON.stringify([...all]));
  requestAnimationFrame(note);
};
note();
