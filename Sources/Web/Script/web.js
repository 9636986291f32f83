// Comfort alone: how far a sending has come, whether a typed row balances, what was typed before leaving. Pages work without it.
"use strict";
(function () {
  var form = document.querySelector("form[data-enviar]");
  if (form && window.FormData && window.XMLHttpRequest) {
    form.addEventListener("submit", function (event) {
      var picked = form.querySelector("input[type=file]");
      if (!picked || !picked.files.length) { return; }
      event.preventDefault();
      var data = new FormData();
      data.append("ficha", form.querySelector("input[name=ficha]").value);
      // When a file was written decides which of two reports counts: the form alone cannot say it.
      Array.prototype.forEach.call(picked.files, function (file) {
        data.append("fecha", String(Math.floor(file.lastModified / 1000)));
        data.append(picked.name, file, file.name);
      });
      var bar = form.querySelector("progress");
      var said = form.querySelector("[role=status]");
      var button = form.querySelector("button");
      var request = new XMLHttpRequest();
      bar.hidden = false;
      button.disabled = true;
      function over() {
        bar.hidden = true;
        button.disabled = false;
        said.textContent = form.getAttribute("data-fallo");
      }
      request.upload.addEventListener("progress", function (now) {
        if (!now.lengthComputable) { return; }
        bar.max = now.total;
        bar.value = now.loaded;
        said.textContent = Math.floor(100 * now.loaded / now.total) + " %";
      });
      request.addEventListener("load", function () {
        if (request.status < 400 && request.responseURL) {
          window.location.href = request.responseURL;
          return;
        }
        over();
        var page = new DOMParser().parseFromString(request.responseText, "text/html");
        var alert = page.querySelector("[role=alert]");
        if (alert) { said.textContent = alert.textContent; }
      });
      request.addEventListener("error", over);
      request.addEventListener("abort", over);
      request.open("POST", form.action);
      request.send(data);
    });
  }
  var sheet = document.querySelector("form[data-cuadra]");
  if (sheet) {
    var number = function (row, name) {
      var field = row.querySelector("[data-campo=" + name + "]");
      var text = field ? field.value.replace(/[\s,]/g, "") : "";
      return text === "" ? null : Number(text);
    };
    var look = function (row) {
      var said = row.querySelector("[data-cuadre]");
      if (!said) { return; }
      var opening = number(row, "inicial"), consumed = number(row, "consumo"), closing = number(row, "final");
      var names = ["ingresos", "recibido", "entregado", "perdido", "ajuste"];
      var values = names.map(function (name) { return number(row, name); });
      if (opening === null || consumed === null || closing === null || isNaN(opening + consumed + closing)
        || values.some(isNaN)) {
        said.textContent = "";
        said.className = "";
        return;
      }
      var expected = opening + values[0] + values[1] - consumed - values[2] - values[3] + values[4];
      var rest = Math.round((closing - expected) * 1000) / 1000;
      said.textContent = rest === 0 ? "✓" : (rest > 0 ? "+" : "−") + Math.abs(rest);
      said.className = rest === 0 ? "even" : "odd";
    };
    // What was typed is there again after leaving and coming back, as long as the month says the same.
    var fields = sheet.querySelectorAll("tbody input[data-campo], tbody select, #motivo");
    var key = "colca " + sheet.querySelector("[name=establecimiento]").value + " "
      + sheet.querySelector("[name=mes]").value + " " + sheet.querySelector("[name=visto]").value;
    try {
      var kept = JSON.parse(window.sessionStorage.getItem(key) || "null");
      if (kept && kept.length === fields.length && /^\/reportes\/./.test(window.location.pathname)
        && window.location.pathname !== "/reportes/anotar") {
        Array.prototype.forEach.call(fields, function (field, place) { field.value = kept[place]; });
      }
    } catch (error) { /* Without storage nothing is kept. */ }
    Array.prototype.forEach.call(sheet.querySelectorAll("tbody tr"), look);
    sheet.addEventListener("input", function (event) {
      try {
        window.sessionStorage.setItem(key, JSON.stringify(
          Array.prototype.map.call(fields, function (field) { return field.value; })));
      } catch (error) { /* As above. */ }
      var row = event.target.closest("tr");
      if (row) { look(row); }
    });
  }
}());
