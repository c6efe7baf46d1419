import Base
import HTML
import HTTPTypes
import Hummingbird

/// Makes HTTP of an answer: status, headers, validators, cookie.
struct WireFormat {
    let site: Site
    let request: Request
    let isPrivate: Bool

    /// `told`: the page has shown the receipt of what was done before, which is not to be shown again.
    func response(_ answer: Answer, told: Bool = false) -> Response {
        var response =
            switch answer {
            case .page(let html, let status): page(html.bytes, status, told)
            case .redirect(let path, let receipt, let cookie): redirect(path, receipt, cookie)
            case .file(let bytes, let type, let name, let inline): file(bytes, type, name, inline)
            case .text(let text, let type, let status): plain(Array(text.utf8), type, status)
            case .events(let stream, let share): events(stream, share)
            }
        SafeHeaders.add(to: &response.headers, isSecure: site.settings.isSecure)
        return response
    }

    private func page(_ bytes: [UInt8], _ status: Int, _ told: Bool) -> Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        if told { headers[.setCookie] = "\(site.receiptName)=; Max-Age=0; \(cookieAttributes)" }
        // What is one person's is kept by nobody; what is public may be asked for again by its tag.
        headers[.cacheControl] = isPrivate ? "no-store" : "no-cache"
        if status == 200, !isPrivate {
            let tag = "\"\(String(fingerprint(bytes), radix: 16))\""
            headers[.eTag] = tag
            if matches(tag) { return Response(status: .notModified, headers: headers) }
        }
        return body(bytes, status, headers)
    }

    private var cookieAttributes: String {
        "Path=/; HttpOnly; SameSite=Lax" + (site.settings.isSecure ? "; Secure" : "")
    }

    private func redirect(_ path: String, _ receipt: String?, _ cookie: Answer.Cookie?) -> Response {
        var headers: HTTPFields = [.location: path, .cacheControl: "no-store"]
        switch cookie {
        case .set(let token, let device):
            headers[.setCookie] = "\(site.cookieName)=\(token.text); \(cookieAttributes)"
            if let device {
                let value = "\(site.deviceName)=\(device.text); Max-Age=\(Device.cookieDaysMax * 86_400); \(cookieAttributes)"
                headers.append(HTTPField(name: .setCookie, value: value))
            }
        case .language(let language): headers[.setCookie] = "\(site.languageName)=\(language.rawValue); \(cookieAttributes)"
        case .clear:
            // What one has done is not told to the next who sits down here.
            for name in [site.cookieName, site.receiptName] {
                headers.append(HTTPField(name: .setCookie, value: "\(name)=; Max-Age=0; \(cookieAttributes)"))
            }
        case nil: break
        }
        if let receipt {
            let value = "\(site.receiptName)=\(Receipt.value(of: receipt)); Max-Age=\(Receipt.secondsMax); \(cookieAttributes)"
            headers.append(HTTPField(name: .setCookie, value: value))
        }
        return Response(status: .seeOther, headers: headers)
    }

    private func file(_ bytes: [UInt8], _ type: String, _ name: String, _ inline: Bool) -> Response {
        let safe = name.unicodeScalars.map {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0)) ? Character($0) : "-"
        }
        let headers: HTTPFields = [
            .contentType: type, .cacheControl: isPrivate ? "no-store" : "no-cache",
            .contentDisposition: "\(inline ? "inline" : "attachment"); filename=\"\(String(safe))\"",
        ]
        return body(bytes, 200, headers)
    }

    private func plain(_ bytes: [UInt8], _ type: String, _ status: Int) -> Response {
        body(bytes, status, [.contentType: type, .cacheControl: "no-store"])
    }

    private func events(_ stream: AsyncStream<[UInt8]>, _ share: Share) -> Response {
        // A proxy that gathers answers before it hands them on would hold the events back.
        let headers: HTTPFields = [
            .contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no",
        ]
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(
                asyncSequence: stream.map { bytes in
                    withExtendedLifetime(share) { ByteBuffer(bytes: bytes) }
                }))
    }

    /// A file of `Public/`: kept for a year when its address carries its digest, else asked for by tag.
    func asset(_ name: String) -> Response? {
        guard let (file, isDigested) = site.assets.find(name) else { return nil }
        let tag = "\"\(file.tag)\""
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: tag, .vary: "Accept-Encoding",
            .cacheControl: isDigested ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        SafeHeaders.add(to: &headers, isSecure: site.settings.isSecure)
        if matches(tag) { return Response(status: .notModified, headers: headers) }
        let accepted = request.headers[.acceptEncoding] ?? ""
        if let brotli = file.brotli, accepted.contains("br") {
            headers[.contentEncoding] = "br"
            return body(brotli, 200, headers)
        }
        if let gzip = file.gzip, accepted.contains("gzip") {
            headers[.contentEncoding] = "gzip"
            return body(gzip, 200, headers)
        }
        return body(file.plain, 200, headers)
    }

    private func body(_ bytes: [UInt8], _ status: Int, _ headers: HTTPFields) -> Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// RFC 9110: a list of tags, weak ones equal to strong, or a star.
    private func matches(_ tag: String) -> Bool {
        guard let sent = request.headers[.ifNoneMatch] else { return false }
        return sent.split(separator: ",").contains { part in
            let part = part.drop { $0 == " " }
            return part == "*" || part == tag || (part.hasPrefix("W/") && part.dropFirst(2) == tag)
        }
    }

    /// FNV-1a over words of eight bytes: quick, and only ever compared with itself.
    private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { raw in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            var place = 0
            while place + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x0000_0100_0000_01b3
                hash ^= hash >> 29
                place += 8
            }
            while place < raw.count {
                hash = (hash ^ UInt64(raw[place])) &* 0x0000_0100_0000_01b3
                place += 1
            }
            return hash
        }
    }
}
