"use strict";
const [invitation] = location.hash.match(/CVI\d+\.[\w-]+/) || [];
document.body.dataset.state = invitation ? "invited" : "lost";
if (invitation) {
  document.getElementById("here").href = `http://127.0.0.1:8610/join#${invitation}`;
  document.getElementById("line").textContent = invitation;
  document.getElementById("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(invitation);
    document.getElementById("copied").hidden = false;
  });
}
