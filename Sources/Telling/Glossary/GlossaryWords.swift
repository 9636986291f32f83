/// The words of the report and what they mean, each said once.
extension GlossaryTerm {
  /// The word.
  var name: Phrase { entry.name }
  /// What it means, in a sentence or three.
  var meaning: Phrase { entry.meaning }

  private var entry: (name: Phrase, meaning: Phrase) {
    switch self {
    case .use:
      (
        Phrase(es: "uso al mes", en: "use a month"),
        Phrase(
          es:
            "La única cifra de consumo que se dice de un producto: lo que se espera usar el mes siguiente, en "
            + "promedio (media), si hay stock en el estante. El CPMA es otra cosa: se dice solo donde habla la regla oficial.",
          en:
            "The one figure of use that is told of a product: what is expected to be used next month on average "
            + "(mean), with stock on the shelf. CPMA is something else: it is told only where the official rule speaks."
        )
      )
    case .cpma:
      (
        Phrase(es: "CPMA", en: "CPMA"),
        Phrase(
          es:
            "Consumo promedio mensual ajustado, como lo cuentan SISMED y DIGEMID: lo consumido en los últimos "
            + "12 meses entre los meses con consumo. Los meses sin consumo no cuentan, y no corrige los meses en "
            + "que faltó stock.",
          en:
            "Adjusted average monthly consumption, as SISMED and DIGEMID count it: what was used in the last 12 "
            + "months over the months with any use. Months without use do not count, and months short of stock "
            + "are not corrected.")
      )
    case .demand:
      (
        Phrase(es: "demanda", en: "demand"),
        Phrase(
          es:
            "Lo que la gente se habría llevado de haber siempre stock. No es lo registrado, que se corta cuando "
            + "el estante queda vacío.",
          en:
            "What people would have taken had there always been stock. Not what was recorded, which stops when "
            + "the shelf is empty.")
      )
    case .correctedMonth:
      (
        Phrase(es: "mes corregido", en: "corrected month"),
        Phrase(
          es:
            "Un mes en que faltó stock, cuya demanda se estima mayor que lo registrado. En los gráficos es la "
            + "barra rayada sobre lo registrado.",
          en:
            "A month short of stock, whose demand is estimated to be above what was recorded. In charts it is "
            + "the striped bar above what was recorded.")
      )
    case .mean:
      (
        Phrase(es: "media", en: "mean"),
        Phrase(
          es:
            "El promedio de todos los casos posibles. Las medias se suman: la de 3 meses es la suma de las 3.",
          en:
            "The average of all possible cases. Means add up: that of 3 months is the sum of the 3.")
      )
    case .median:
      (
        Phrase(es: "mediana", en: "median"),
        Phrase(
          es:
            "El caso del medio: la mitad de las veces se usa más y la otra mitad menos. La línea del pronóstico "
            + "y la fecha en que se acaba son de la mediana.",
          en:
            "The middle case: half the time more is used, half the time less. The line of the forecast and the "
            + "date of running out are of the median.")
      )
    case .forecast:
      (
        Phrase(es: "abanico", en: "fan"),
        Phrase(
          es:
            "Hasta dónde puede llegar el pronóstico: 8 de cada 10 meses caen dentro, 1 por encima y 1 por "
            + "debajo.",
          en:
            "How far the forecast may go: 8 of 10 months fall within it, 1 above and 1 below.")
      )
    case .monthsOfStock:
      (
        Phrase(es: "meses de stock", en: "months of stock"),
        Phrase(
          es:
            "Stock entre CPMA. Las dos marcas de la barra son el mínimo y el máximo de la regla oficial, 2 y 6 "
            + "meses si no se dijo otra cosa.",
          en:
            "Stock over CPMA. The two marks of the bar are the least and the most of the official rule, 2 and 6 "
            + "months unless told otherwise.")
      )
    case .availabilityClass:
      (
        Phrase(es: "clase de DIGEMID", en: "DIGEMID's class"),
        Phrase(
          es:
            "La palabra de DIGEMID para los meses de stock: desabastecido (0), substock (menos del mínimo), "
            + "normostock (del mínimo al máximo), sobrestock (más del máximo), sin rotación (stock sin consumo en "
            + "12 meses). Se dice en palabras; los colores son de la alerta.",
          en:
            "DIGEMID's word for months of stock: stocked out (0), understocked (below the least), adequate "
            + "(from the least to the most), overstocked (above the most), no movement (stock unused for 12 "
            + "months). It is told in words; colours are the alert's.")
      )
    case .availability:
      (
        Phrase(es: "disponibilidad", en: "availability"),
        Phrase(
          es:
            "Los productos en normostock o sobrestock entre los que tienen consumo y stock conocido. Quien no "
            + "reportó el mes cuenta con su último stock, si no tiene más de tres meses; «sin stock, mes a mes» "
            + "mira solo lo reportado.",
          en:
            "Products with adequate or over stock among those with use and known stock. Who did not report the "
            + "month counts with the last stock, if that is no more than three months old; “without stock, month by "
            + "month” looks at reports alone.")
      )
    case .alert:
      (
        Phrase(es: "alerta", en: "alert"),
        Phrase(
          es:
            "Qué tan pronto hay que actuar. Agotado: no queda nada y hay demanda. Urgente: lo más probable es "
            + "que se acabe antes de que llegue un pedido hecho hoy. Vigilar: antes de que llegue el siguiente. "
            + "Los colores de todas las páginas son de la alerta.",
          en:
            "How soon to act. Out: nothing is left and there is demand. Urgent: it will most likely run out "
            + "before an order placed today arrives. Watch: before the next one arrives. The colours of all pages "
            + "are the alert's.")
      )
    case .stockout:
      (
        Phrase(es: "sin stock", en: "out of stock"),
        Phrase(
          es:
            "El mes cerró con stock 0, o se reportaron días sin stock.",
          en:
            "The month closed with no stock, or days without stock were reported.")
      )
    case .probability:
      (
        Phrase(es: "probabilidad", en: "probability"),
        Phrase(
          es:
            "En cuántos casos de cada 10 la demanda se lleva todo el stock antes de la fecha dicha, si no llega "
            + "nada. Cada punto lleno es un caso.",
          en:
            "In how many of 10 cases demand takes all the stock before the date told, if nothing arrives. Each "
            + "full dot is a case.")
      )
    case .usualDeliveries:
      (
        Phrase(es: "entregas habituales", en: "usual deliveries"),
        Phrase(
          es:
            "En cuántos de 10 casos así se vio el estante vacío a fin de algún mes, habiendo llegado lo que "
            + "suele llegar.",
          en:
            "In how many of 10 cases like it the shelf was seen empty at the end of some month, with what "
            + "usually comes having come.")
      )
    case .coupleYears:
      (
        Phrase(es: "años pareja (APP)", en: "couple-years (CYP)"),
        Phrase(
          es:
            "Años pareja de protección: lo que un producto protege a una pareja de un embarazo, en años. En "
            + "riesgo: los que se esperan perder hasta el pedido siguiente si no se hace nada.",
          en:
            "Couple-years of protection: how long a product protects a couple from pregnancy, in years. At "
            + "risk: those expected to be lost until the next order if nothing is done.")
      )
    case .unknown:
      (
        Phrase(es: "stock sin dato", en: "stock unknown"),
        Phrase(
          es:
            "El reporte llegó y no dice cuánto queda, o es demasiado viejo. Nunca se toma por 0.",
          en:
            "The report came and does not say what is left, or it is too old. Never taken for 0.")
      )
    case .notReported:
      (
        Phrase(es: "sin reporte", en: "no report"),
        Phrase(
          es:
            "El mes no llegó. Nunca se toma por 0.",
          en:
            "The month has not come in. Never taken for 0.")
      )
    case .notHeld:
      (
        Phrase(es: "no lo maneja", en: "not held"),
        Phrase(
          es:
            "Ni stock ni movimiento en los últimos 12 reportes.",
          en:
            "Neither stock nor movement in the last 12 reports.")
      )
    case .order:
      (
        Phrase(es: "pedir y llega", en: "order and comes"),
        Phrase(
          es:
            "Pedir es lo que hace falta. Llega es lo que el almacén puede dar de ello.",
          en:
            "Order is what is needed. Comes is what of it the warehouse can give.")
      )
    case .officialRule:
      (
        Phrase(es: "regla oficial", en: "official rule"),
        Phrase(
          es:
            "CPMA × meses a cubrir − stock. De ella parte la cascada de cada pedido, cuyos pasos suman lo que "
            + "se pide, sin resto.",
          en:
            "CPMA × months to cover − stock. The waterfall of each order starts from it; its steps add up to "
            + "what is ordered, without a rest.")
      )
    case .cover:
      (
        Phrase(es: "meses a cubrir", en: "months to cover"),
        Phrase(
          es:
            "Lo que tarda la entrega más el tiempo hasta el pedido siguiente.",
          en:
            "The time of delivery and the time to the next order.")
      )
    case .safety:
      (
        Phrase(es: "seguridad", en: "safety"),
        Phrase(
          es:
            "Lo que se pide sobre la media para que alcance en 9 de cada 10 casos, o en los que la corrida "
            + "diga.",
          en:
            "What is ordered above the mean, so that it is enough in 9 of 10 cases, or in as many as the run "
            + "says.")
      )
    case .level:
      (
        Phrase(es: "nivel", en: "level"),
        Phrase(
          es:
            "Hasta dónde se llena el estante: la demanda de los meses a cubrir con su seguridad, entre el "
            + "mínimo y el máximo.",
          en:
            "What the shelf is filled up to: the demand of the months to cover with its safety, between floor "
            + "and ceiling.")
      )
    case .bounds:
      (
        Phrase(es: "mínimo y máximo", en: "floor and ceiling"),
        Phrase(
          es:
            "El nivel no baja de 2 meses de CPMA ni pasa de 6, si no se dijo otra cosa. Lo que se usa poco o "
            + "rara vez se pide por cantidad, sin ellos.",
          en:
            "The level is no less than 2 months of CPMA and no more than 6, unless told otherwise. What is used "
            + "little or seldom is ordered by quantity, without them.")
      )
    case .onOrder:
      (
        Phrase(es: "en camino", en: "on order"),
        Phrase(
          es:
            "Lo ya pedido que llega dentro de los meses a cubrir. Lo que debía haber llegado y no llegó no se "
            + "cuenta.",
          en:
            "What has been ordered and arrives within the months to cover. What should have come and has not is "
            + "not counted.")
      )
    case .expiry:
      (
        Phrase(es: "vence sin usarse", en: "expires unused"),
        Phrase(
          es:
            "Lo del estante que vencerá antes de que se use. Para lo que vence después no se pide reserva.",
          en:
            "What of the shelf will expire before it is used. No safety is ordered beside what expires later."
        )
      )
    case .pack:
      (
        Phrase(es: "paquete entero", en: "whole pack"),
        Phrase(
          es:
            "Se pide en paquetes enteros y no menos del pedido mínimo. Muy poco: menos de tres días de uso, que "
            + "puede esperar al pedido siguiente.",
          en:
            "Orders are in whole packs and no less than the least order. Too little: less than three days of "
            + "use, which can wait for the next order.")
      )
    case .cap:
      (
        Phrase(es: "tope", en: "cap"),
        Phrase(
          es:
            "Un presupuesto o un espacio que no alcanza para todo. Se queda con lo que más años pareja protege.",
          en:
            "A budget or room that is not enough for all. It keeps what protects most couple-years.")
      )
    case .share:
      (
        Phrase(es: "reparto del almacén", en: "the warehouse's split"),
        Phrase(
          es:
            "Donde el almacén tiene menos de lo que le piden: primero un paquete a quien se quedaría sin nada, "
            + "el resto donde más años pareja protege.",
          en:
            "Where the warehouse has less than is asked of it: first a pack to whoever would have nothing, the "
            + "rest where it protects most couple-years.")
      )
    case .substitute:
      (
        Phrase(es: "sustituto", en: "substitute"),
        Phrase(
          es:
            "Otro método del mismo grupo. De quienes no encuentran uno, una parte declarada lleva el otro.",
          en:
            "Another method of the same group. Of those who do not find one, a declared part takes the other."
        )
      )
    case .transfer:
      (
        Phrase(es: "traslado", en: "transfer"),
        Phrase(
          es:
            "Lo que un establecimiento al que le sobra da a otro al que le falta, antes de pedir.",
          en:
            "What a facility that has too much gives to one that lacks it, before ordering.")
      )
    }
  }
}
