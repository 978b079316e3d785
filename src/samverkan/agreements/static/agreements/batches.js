// One tick for all rows of a folder that are read; the table works without it.
(function () {
  "use strict";
  document.querySelectorAll("[data-tick-all]").forEach(function (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      document.querySelectorAll("[data-tick]").forEach(function (each) { each.checked = all.checked; });
    });
  });
})();
