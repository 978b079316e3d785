// Small improvements; every page works without them.
(function () {
  "use strict";

  // "/" goes to the search field, as long as nobody is writing.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    var at = document.activeElement;
    if (at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) return;
    var field = document.querySelector('[data-key="/"]');
    if (!field || field.offsetParent === null) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // A menu closes by Escape and by a click elsewhere.
  var menus = "details.menu[open], details.sheet[open]";
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(menus).forEach(function (menu) {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    });
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll(menus).forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // A long form warns before what is written in it is lost.
  var unsaved = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest && event.target.closest("form[data-unsaved]")) unsaved = true;
  });
  document.addEventListener("submit", function () { unsaved = false; });
  window.addEventListener("beforeunload", function (event) {
    if (unsaved) event.preventDefault();
  });

  // One tick for all rows of a table that can be ticked.
  document.querySelectorAll("[data-tick-all]").forEach(function (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      all.closest("table").querySelectorAll("[data-tick]").forEach(function (each) { each.checked = all.checked; });
    });
  });

  // Tick all or none of a form's boxes without asking for the page anew.
  document.querySelectorAll("button[data-ticks]").forEach(function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      button.form.querySelectorAll("[name='" + button.dataset.ticks + "']").forEach(function (each) {
        each.checked = button.value === "all";
      });
    });
  });

  // A number that can be slid: a slider beside the field, in step with it.
  function slide(field) {
    if (field.previousElementSibling && field.previousElementSibling.type === "range") return;
    var slider = document.createElement("input");
    slider.type = "range";
    slider.className = "slider";
    slider.min = field.min;
    slider.max = field.dataset.sliderMax || field.max;
    slider.step = field.dataset.slider;
    slider.value = field.value;
    slider.setAttribute("aria-label", field.labels[0].textContent);
    slider.addEventListener("input", function () { field.value = slider.value; });
    field.addEventListener("input", function () { slider.value = field.value; });
    field.before(slider);
  }
  function slides() { document.querySelectorAll("input[data-slider]").forEach(slide); }
  slides();
  document.addEventListener("htmx:load", slides);

  document.querySelectorAll("button[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
