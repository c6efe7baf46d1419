import HTML
import Site
import Testing

@Suite("Pieces of pages") struct PieceTests {
    @Test(
        "An e-mail address breaks after its sign, and what has no sign does not break",
        arguments: [
            ("anna.lind@exempelstad.example", "anna.lind@<wbr>exempelstad.example"), ("registrator", "registrator"),
            ("a@b@c", "a@<wbr>b@c"),
        ])
    func mail(address: String, shown: String) {
        #expect(mailLink(address).text == "<a href=\"mailto:\(address)\">\(shown)</a>")
    }
}
