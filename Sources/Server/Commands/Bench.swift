import ArgumentParser
import Foundation
import HTML

/// What bin/bench asks of the program from inside.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Mätningar inifrån programmet.", shouldDisplay: false, subcommands: [Hand.self])

    /// A page of 100 rows by typed elements, beside the same bytes appended by hand to a string.
    struct Hand: AsyncParsableCommand {
        func run() async throws {
            let rows = (0..<100).map { BenchRow(number: $0) }
            precondition(typed(rows).text == byHand(rows))
            let pairs = (0..<5).map { _ in (perSecond { typed(rows).bytes.count }, perSecond { byHand(rows).utf8.count }) }
            let typedRate = median(pairs.map(\.0))
            let ratio = median(pairs.map { $0.0 / $0.1 })
            print(
                """
                {"op":"html_page","rps":\(Int(typedRate)),"bytes":\(byHand(rows).utf8.count),\
                "ratio_to":"hand","ratio":\(String(format: "%.2f", ratio))}
                """)
        }
    }
}

private struct BenchRow {
    let id: String, name: String, committee: String, state: String, sum: String, visit: String

    init(number: Int) {
        id = "01hx\(number)"
        name = "Förskolan Lergöken & co \(number)"
        (committee, state) = ("Södermalms stadsdelsnämnd", "Konsensus låst")
        (sum, visit) = (String(600 + number), "29 augusti kl. 9.00")
    }
}

private func typed(_ rows: [BenchRow]) -> HTML {
    table(.class("list")) {
        tbody {
            for row in rows {
                tr {
                    td { a(row.name, .href("/bidrag/" + row.id)) }
                    td(row.committee, .data("data-label", "Nämnd"))
                    td { span(row.state, .class("tag ok")) }
                    td(row.sum, .class("num"))
                    td(row.visit, .data("data-label", "Besök"))
                }
            }
        }
    }
}

private func byHand(_ rows: [BenchRow]) -> String {
    var page = "<table class=\"list\"><tbody>"
    for row in rows {
        page += "<tr><td><a href=\"/bidrag/" + escaped(row.id) + "\">" + escaped(row.name) + "</a></td>"
        page += "<td data-label=\"Nämnd\">" + escaped(row.committee) + "</td>"
        page += "<td><span class=\"tag ok\">" + escaped(row.state) + "</span></td>"
        page += "<td class=\"num\">" + escaped(row.sum) + "</td>"
        page += "<td data-label=\"Besök\">" + escaped(row.visit) + "</td></tr>"
    }
    return page + "</tbody></table>"
}

private func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func perSecond(_ work: () -> Int) -> Double {
    let clock = ContinuousClock()
    var (turns, bytes) = (0, 0)
    let start = clock.now
    while clock.now - start < .milliseconds(400) {
        for _ in 0..<10 { bytes &+= work() }
        turns += 10
    }
    let seconds = (clock.now - start) / .seconds(1)
    return bytes == 0 ? 0 : Double(turns) / seconds
}

private func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
