import Base
import Foundation
import RichText
import Testing

@testable import Documents

/// What a file may weigh when it is unpacked, and what is said when something is lost all the same.
@Suite struct ImportBoundsTests {
    private static func refusal(_ bytes: [UInt8], _ reader: WordImport = ImportPandocTests.reader) async -> Refusal? {
        do {
            _ = try await reader.read(bytes, at: ImportPandocTests.now)
            return nil
        } catch { return error }
    }

    private static func file(_ body: String) -> [UInt8] {
        var zip = ZipStore()
        zip.add("[Content_Types].xml", Array("<Types/>".utf8))
        zip.add("word/document.xml", Array("<w:document\(MarkupNames.declarations)><w:body>\(body)</w:body></w:document>".utf8))
        return zip.bytes
    }

    @Test("More elements than a text can have are too much")
    func manyElements() throws {
        func part(_ count: Int) -> [UInt8] { Array(("<a>" + String(repeating: "<b/>", count: count - 1) + "</a>").utf8) }
        #expect(MarkupReader.nodesMax == 1_000_000)
        #expect(try MarkupReader.read(part(1_000), nodesMax: 1_000).children.count == 999)
        #expect(throws: MarkupReader.Damage.tooMuch) { try MarkupReader.read(part(1_001), nodesMax: 1_000) }
    }

    @Test("Elements within elements beyond the depth are refused, and tables within tables that fit are read")
    func depth() async throws {
        func tables(_ count: Int) -> String {
            String(repeating: "<w:tbl><w:tr><w:tc>", count: count) + "<w:p><w:r><w:t>längst in</w:t></w:r></w:p>"
                + String(repeating: "</w:tc></w:tr></w:tbl>", count: count)
        }
        #expect(await Self.refusal(Self.file(tables(100))) == DocxFile.tooMuch)
        let content = try await ImportPandocTests.reader.read(Self.file(tables(30)), at: ImportPandocTests.now)
        #expect(content.blocks.map(\.block).allWords == ["längst", "in"])
    }

    @Test("A step whose memory is not enough is a file that must be divided")
    func littleMemory() async throws {
        var limits = WordImport.Limits()
        limits.step.dataBytesMax = 60_000_000
        let reader = WordImport(pandoc: Workshop.pandoc, program: Workshop.program, limits: limits)
        let body = String(repeating: "<w:p><w:r><w:t>ord</w:t></w:r></w:p>", count: 150_000)
        #expect(await Self.refusal(Self.file(body), reader) == WordImport.tooHeavy)
    }

    @Test("A converter that writes more than its file may hold is a file that must be divided")
    func largeTree() async throws {
        var limits = WordImport.Limits()
        limits.converter.fileBytesMax = 20_000
        let reader = WordImport(pandoc: Workshop.pandoc, program: Workshop.program, limits: limits)
        let body = String(repeating: "<w:p><w:r><w:t>ord</w:t></w:r></w:p>", count: 2_000)
        #expect(await Self.refusal(Self.file(body), reader) == WordImport.tooHeavy)
    }

    @Test("A member that unpacks to more or less than the file says is damaged", arguments: [4, 6])
    func lyingSize(declared: Int) throws {
        // A deflated member of one stored piece of five bytes (RFC 1951 §3.2.4).
        let packed: [UInt8] = [1, 5, 0, 250, 255] + Array("hello".utf8)
        var zip = ZipStore()
        for name in SmallZip.wordNames { zip.add(name, packed) }
        var bytes = zip.bytes
        for mark in [ZipBytes.memberMark, ZipBytes.entryMark] {
            var sign: [UInt8] = []
            sign.put32(mark)
            for range in bytes.ranges(of: sign) {
                let start = range.lowerBound + (mark == ZipBytes.memberMark ? 0 : 2)
                bytes[start + 8] = 8
                bytes[start + 22] = UInt8(declared)
            }
        }
        let file = try DocxFile(bytes)
        #expect(throws: declared < 5 ? ZipDirectory.Damage.tooLarge : .damaged) {
            try ZipUnpacking(file: file).bytes("word/document.xml", bytesMax: 100)
        }
    }

    @Test("What the converter loses is told in the words of the file")
    func lost() async throws {
        try await Workshop.folder { folder in
            let program = folder + "/converter"
            let script = #"echo '{"pandoc-api-version":[1,23],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"Ett"}]}]}' > tree.json"#
            #expect(
                FileManager.default.createFile(
                    atPath: program, contents: Data("#!/bin/sh\n\(script)\n".utf8), attributes: [.posixPermissions: 0o700]))
            let reader = WordImport(pandoc: program, program: Workshop.program)
            let body = "<w:p><w:r><w:t>Ett, två</w:t></w:r></w:p><w:p><w:r><w:t>och m</w:t></w:r><w:r><w:t>²</w:t></w:r></w:p>"
            let content = try await reader.read(Self.file(body), at: ImportPandocTests.now)
            #expect(content.notices.map(\.phrase.swedish) == ["Text i filen kunde inte placeras. Lägg in den för hand: ”två och m2”."])
        }
    }

    @Test("Parts are read by their namespaces, and those with a document type are refused")
    func markup() throws {
        let strict =
            #"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:t a="1 &gt; 0">A&amp;&#229;<![CDATA[<b>]]><!-- c --></x:t></x:document>"#
        let root = try MarkupReader.read(Array(strict.utf8))
        #expect(root.name == "w:document")
        #expect(root.child("w:t")?.text == "A&å<b>")
        #expect(root.child("w:t")?["a"] == "1 > 0")
        let wide: [UInt8] = [0xFF, 0xFE] + strict.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try MarkupReader.read(wide).child("w:t")?.text == "A&å<b>")
        for broken in ["<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a>", "<a></a", "<a b></a>", "</a>", "", "<a b=\"&c;\"/>"] {
            #expect(throws: MarkupReader.Damage.self, "\(broken)") { try MarkupReader.read(Array(broken.utf8)) }
        }
    }

    @Test("What a step gives the service is the same when the service has read it")
    func wire() throws {
        let blocks = try ["filled", "typed", "automatic", "tables", "oddities", "pictures"].flatMap { try ImportFixture.read($0).blocks }
        var wire = ImportWire()
        wire.list(blocks) { $0.block($1) }
        var reading = ImportWireReading(wire.bytes)
        #expect(try reading.list { wire throws(ImportWireReading.Broken) in try wire.importedBlock() } == blocks)
        for count in stride(from: 0, to: wire.bytes.count, by: 37) {
            var cut = ImportWireReading(Array(wire.bytes.prefix(count)))
            #expect(throws: ImportWireReading.Broken.self) {
                try cut.list { wire throws(ImportWireReading.Broken) in try wire.importedBlock() }
            }
        }
    }
}
