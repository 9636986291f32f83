// Nothing here is needed to read the report: it filters lists and opens what a link or the printer wants.
(function () {
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var box = document.querySelector(".filter");
  var rows = Array.from(document.querySelectorAll(".row, .card, .order")).filter(function (row) {
    return !row.closest("#data, #networks");
  });
  var texts = null;
  if (box && rows.length > 25) {
    box.hidden = false;
    box.querySelector("input").addEventListener("input", function (event) {
      // A row of an order stays with its order.
      texts = texts || rows.map(function (row) { return plain((row.closest(".order") || row).textContent); });
      var wanted = plain(event.target.value.trim());
      rows.forEach(function (row, index) { row.hidden = wanted !== "" && !texts[index].includes(wanted); });
    });
  }
  function reveal() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var place = target && target.closest("details");
    if (place && !place.open) { place.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.order").forEach(function (order) { order.open = true; });
  });
  reveal();
})();
