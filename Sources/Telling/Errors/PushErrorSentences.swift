import Operations
import SupplyModel

extension PushError: ErrorWithSentence {
  /// Why a file was not sent or not taken, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .notAnAddress(let text):
      language.text(
        es: "«\(text)» no es la dirección de un servidor. Escriba, por ejemplo, https://dhis2.ejemplo.gob.pe",
        en: "\"\(text)\" is no address of a server. Write, for example, https://dhis2.example.org")
    case .openAddress(let text):
      language.text(
        es:
          "«\(text)» no usa https: la clave viajaría a la vista de todos. Use https; con http solo se envía a esta misma máquina.",
        en:
          "\"\(text)\" does not use https: the token would travel in clear. Use https; by http nothing leaves this machine."
      )
    case .secretInAddress(let text):
      language.text(
        es:
          "«\(text)»: la dirección lleva un usuario o una clave, que cualquiera de la máquina puede ver. Póngalos en el archivo "
          + "de --token-file.",
        en:
          "\"\(text)\": the address holds a name or password, which anybody on the machine can see. Put them into the file of "
          + "--token-file.")
    case .token(let path, let fault): Self.sentence(fault, path, language)
    case .notSendable(let path):
      language.text(
        es:
          "«\(path)» no es un archivo que reciba DHIS2 (dataValueSets en JSON o CSV, o ADX). Hágalo con colca export --format "
          + "dhis2",
        en:
          "\"\(path)\" is no file that DHIS2 takes (dataValueSets as JSON or CSV, or ADX). Make one by colca export --format "
          + "dhis2")
    case .nothingToSend(let path):
      language.text(
        es: "«\(path)» no tiene ningún dato: no hay nada que enviar.",
        en: "\"\(path)\" holds no value: there is nothing to send.")
    case .repeatedValue(let path, let first, let second):
      language.text(
        es:
          "«\(path)»: los datos \(first) y \(second) son del mismo elemento, unidad, período y combinación, y el servidor se "
          + "quedaría con uno solo. No se envió nada: deje uno, o haga el archivo de nuevo con colca export",
        en:
          "\"\(path)\": values \(first) and \(second) have one element, organisation unit, period and combination, and the "
          + "server would keep one of them. Nothing was sent: leave one, or make the file anew by colca export"
      )
    case .noTransport:
      language.text(
        es: "Falta el programa curl, con el que se envía. Se instala con: apt install curl",
        en: "The program curl, which sends, is missing. It is installed by: apt install curl")
    case .noAnswer(let failure, let attempts):
      language.text(
        es: "\(Self.spanish(failure)) (intentos: \(attempts))."
          + (failure.mayHaveArrived
            ? " No se sabe si el servidor tomó algo; envíelo otra vez sin cuidado: lo mismo dos veces queda una sola vez."
            : " No se envió nada."),
        en: "\(Self.english(failure)) (attempts: \(attempts))."
          + (failure.mayHaveArrived
            ? " Whether the server took anything is not known; send it again without worry: the same sent twice is there once."
            : " Nothing was sent."))
    case .untrusted(let url):
      language.text(
        es:
          "El certificado de «\(url)» no es de confianza para esta máquina, y no se envió nada. Revise la dirección y la fecha de la "
          + "máquina; si es un certificado propio, instálelo entre los del sistema.",
        en:
          "This machine does not trust the certificate of \"\(url)\", and nothing was sent. Check the address and the machine's "
          + "date; install the certificate among the system's if it is one of your own.")
    case .forbidden(let status):
      language.text(
        es:
          "El servidor no acepta la clave (\(status)), y no tomó nada. Revise el archivo de --token-file: que no haya vencido, que sea "
          + "de este servidor y que su usuario pueda ingresar datos.",
        en:
          "The server does not accept the token (\(status)), and took nothing. Check the file of --token-file: that it has not "
          + "expired, is of this server, and that its user may enter data.")
    case .nothingThere(let url, let status, let moved):
      language.text(
        es: "En «\(url)» nadie recibe datos (\(status))"
          + (moved.map { "; el servidor manda a «\($0)», y la clave no se envía a donde nadie la pidió" }
            ?? "")
          + ". Revise la dirección de --to.",
        en: "Nobody takes data at \"\(url)\" (\(status))"
          + (moved.map { "; the server leads to \"\($0)\", and no token is sent where nobody asked for it" }
            ?? "") + ". Check the address of --to.")
    case .refused(let status, let message):
      language.text(
        es: "El servidor rechazó el archivo entero (\(status))" + Self.quoted(message, "«", "»")
          + ". Lo que respondió está guardado.",
        en: "The server refused the whole file (\(status))" + Self.quoted(message, "\"", "\"")
          + ". What it answered is kept.")
    case .serverFailed(let status, let attempts):
      language.text(
        es:
          "El servidor falló (\(status)) en \(attempts) intentos. Envíelo de nuevo más tarde: lo mismo dos veces queda una sola vez.",
        en:
          "The server failed (\(status)) in \(attempts) attempts. Send it again later: the same sent twice is there once."
      )
    case .notUnderstood(let status):
      language.text(
        es:
          "El servidor respondió (\(status)) algo que no es de un DHIS2: no se sabe qué hizo con los datos. La respuesta está guardada; "
          + "revise la dirección de --to.",
        en:
          "The server answered (\(status)) what no DHIS2 answers: what it did with the values is not known. The answer is kept; "
          + "check the address of --to.")
    }
  }

  private static func quoted(_ message: String, _ begin: String, _ end: String) -> String {
    message.isEmpty ? "" : ": " + begin + message.prefix(300) + end
  }

  private static func sentence(_ fault: TokenFault, _ path: String, _ language: Language) -> String {
    switch fault {
    case .unreadable(let reason):
      language.text(
        es: "No se puede leer el archivo de la clave «\(path)» (\(reason)). Revise el nombre y los permisos.",
        en: "The token's file \"\(path)\" cannot be read (\(reason)). Check its name and permissions.")
    case .noPlainFile:
      language.text(
        es: "«\(path)» no es un archivo de clave: una sola línea, en un archivo común.",
        en: "\"\(path)\" is no token's file: one line in a plain file.")
    case .openToOthers:
      language.text(
        es: "Otros usuarios de la máquina pueden leer la clave «\(path)». Ciérrela con: chmod 600 «\(path)»",
        en: "Others on the machine can read the token \"\(path)\". Close it by: chmod 600 \"\(path)\"")
    case .ofAnotherAccount:
      language.text(
        es: "El archivo de la clave «\(path)» es de otra cuenta. Tiene que ser de la que ejecuta colca.",
        en:
          "The token's file \"\(path)\" belongs to another account. It has to be of the one that runs colca.")
    case .noToken:
      language.text(
        es:
          "«\(path)» no contiene una clave. Escriba en una sola línea: «ApiToken d2pat_…», «Bearer …» o «Basic USUARIO:CLAVE».",
        en:
          "\"\(path)\" holds no token. Write on one line: \"ApiToken d2pat_…\", \"Bearer …\" or \"Basic USER:PASSWORD\"."
      )
    }
  }

  private static func spanish(_ failure: TransportFailure) -> String {
    switch failure {
    case .unknownHost: "No se encuentra el servidor: revise la dirección de --to y la conexión"
    case .noConnection: "El servidor no acepta conexiones: revise la dirección, el puerto y la conexión"
    case .cutOff: "La conexión se cortó antes de terminar la respuesta"
    case .tookTooLong: "El servidor no respondió a tiempo (--timeout)"
    case .untrusted: "El certificado del servidor no es de confianza"
    case .tooLarge: "La respuesta del servidor es demasiado grande para ser de un DHIS2"
    case .other: "La conexión falló"
    }
  }

  private static func english(_ failure: TransportFailure) -> String {
    switch failure {
    case .unknownHost: "The server is not found: check the address of --to and the connection"
    case .noConnection: "The server takes no connections: check the address, the port and the connection"
    case .cutOff: "The connection broke before the answer was whole"
    case .tookTooLong: "The server did not answer in time (--timeout)"
    case .untrusted: "The server's certificate is not trusted"
    case .tooLarge: "The server's answer is too large to be of a DHIS2"
    case .other: "The connection failed"
    }
  }
}
