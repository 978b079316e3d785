// The outline is open from the start where there is room for it; elsewhere it opens on a press.
(function () {
  "use strict";
  var outline = document.getElementById("outline");
  if (outline && matchMedia("(min-width: 64rem)").matches) outline.open = true;
})();
