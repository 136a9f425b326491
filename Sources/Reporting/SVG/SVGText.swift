extension String {
    /// A text for XML and HTML, between tags or in quotes; control characters become U+FFFD.
    var escapedForXML: String {
        var text = ""
        for scalar in withoutControls.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Trace {
    /// The attributes that carry it.
    var attributes: String {
        " data-query=\"\(query.escapedForXML)\" data-evidence=\"\(evidence.escapedForXML)\""
    }
}

/// Parts that all charts share.
enum SVGFrame {
    /// A figure that fills the width it is given: places across are parts of it, sizes are pixels.
    static func svg(
        id: String,
        height: Int,
        title: String,
        description: String,
        class name: String,
        _ content: String
    ) -> String {
        """
        <svg class="chart \(name)" role="img" width="100%" height="\(height)" \
        aria-labelledby="\(id)-t \(id)-d" focusable="false">\
        <title id="\(id)-t">\(title.escapedForXML)</title>\
        <desc id="\(id)-d">\(description.escapedForXML)</desc>\(content)</svg>
        """
    }

    static func percent(_ part: Double) -> String {
        FixedDecimal.text(max(0, min(1, part)) * 100, digits: 2) + "%"
    }
}
