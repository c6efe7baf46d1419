/// How the marks of the form come through the converter, which drops bookmarks on headings.
///
/// Each question heading of our own Word files has a bookmark, `fraga-16a`. Before the converter reads the text, a
/// bookmark becomes a word between two private characters; `PandocReading` takes it out again. The same is done to
/// a further paragraph of a list item, which the converter writes as an item without a sign.
enum BookmarkReader {
    static let open: Unicode.Scalar = "\u{E000}"
    static let close: Unicode.Scalar = "\u{E001}"
    /// What bookmarks of the form begin with.
    static let prefix = "fraga-"
    /// The word for "belongs to the item before".
    static let continued = "="

    /// A reader in the converter's own language.
    static let script = #"""
        local function word(text)
          return '<w:r><w:t>\u{E000}' .. text .. '\u{E001}</w:t></w:r>'
        end

        -- The numberings whose sign is a space: further paragraphs of an item.
        local function unsigned(numbering)
          local abstract, numbers = {}, {}
          for id, body in numbering:gmatch('<w:abstractNum [^>]-w:abstractNumId="(%d+)"[^>]*>(.-)</w:abstractNum>') do
            if body:match('<w:lvlText w:val="(.-)"') == ' ' then abstract[id] = true end
          end
          for id, body in numbering:gmatch('<w:num [^>]-w:numId="(%d+)"[^>]*>(.-)</w:num>') do
            if abstract[body:match('w:abstractNumId w:val="(%d+)"')] then numbers[id] = true end
          end
          return numbers
        end

        -- Bookmarks stand in a paragraph or between two; the latter get a paragraph of their own.
        local function marked(xml, numbers)
          local inside = false
          return (xml:gsub('<(/?)w:(%a+)([^>]*)>', function(slash, name, rest)
            if name == 'p' then
              inside = slash == '' and rest:sub(-1) ~= '/'
            elseif name == 'bookmarkStart' then
              local key = rest:match('w:name="(fraga%-[%w%._%-]+)"')
              if key and inside then return word(key) end
              if key then return '<w:p>' .. word(key) .. '</w:p>' end
            elseif name == 'pPr' and slash == '/' and numbers.here then
              numbers.here = nil
              return '</w:pPr>' .. word('=')
            elseif name == 'numId' and inside and numbers[rest:match('w:val="(%d+)"')] then
              numbers.here = true
            end
          end))
        end

        function ByteStringReader(input, options)
          local archive = pandoc.zip.Archive(input)
          local numbers = {}
          for _, entry in ipairs(archive.entries) do
            if entry.path == 'word/numbering.xml' then numbers = unsigned(entry:contents()) end
          end
          for place, entry in ipairs(archive.entries) do
            if entry.path:match('^word/document%d*%.xml$') then
              archive.entries[place] = pandoc.zip.Entry(entry.path, marked(entry:contents(), numbers), entry.modtime)
            end
          end
          return pandoc.read(archive:bytestring(), 'docx', options)
        end
        """#
}
