// Nothing here is needed to read the report: it filters lists and opens what a link or the printer wants.
(function () {
  var box = document.querySelector(".filter");
  var rows = document.querySelectorAll(".row, .card, .order");
  if (box && rows.length > 25) {
    box.hidden = false;
    box.querySelector("input").addEventListener("input", function (event) {
      var wanted = event.target.value.trim().toLowerCase();
      rows.forEach(function (row) {
        var inCard = row.closest(".order, .card");
        var text = (inCard || row).textContent.toLowerCase();
        row.hidden = wanted !== "" && text.indexOf(wanted) < 0;
      });
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
