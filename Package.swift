// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6, nothing implicit, no warning left.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// The modules that hold C pointers spell every unsafe use.
let wrapperSettings = swiftSettings + [.strictMemorySafety()]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let package = Package(
    name: "veedor",
    products: [
        .executable(name: "veedor", targets: ["veedor"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries, as Debian ships them: a module map and a shim header, nothing else.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLAPACKE", providers: [.apt(["liblapacke-dev", "libblas-dev"])]),
        .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CGSL", providers: [.apt(["libgsl-dev"])]),
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
        .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CLibZip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),

        // Values.
        .target(name: "Domain", swiftSettings: swiftSettings),

        // Bytes, descriptors, law, store.
        .target(
            name: "Dumps",
            dependencies: ["Domain", "CLibCSV", "CISAL", "CCrypto", "CLibZip", "CExpat"],
            swiftSettings: wrapperSettings
        ),
        .target(
            name: "Analyst",
            dependencies: ["Domain", "CSQLite"],
            swiftSettings: wrapperSettings
        ),
        .target(name: "LineEditing", dependencies: ["CEdit"], swiftSettings: wrapperSettings),
        .target(
            name: "Patterns",
            dependencies: ["CPCRE2"],
            swiftSettings: wrapperSettings
        ),
        .target(name: "Disclosure", dependencies: ["CGLPK"], swiftSettings: wrapperSettings),
        .target(name: "Distributions", dependencies: ["CGSL"], swiftSettings: wrapperSettings),
        .target(
            name: "Geometry",
            dependencies: ["CGEOS", "Domain"],
            swiftSettings: wrapperSettings
        ),
        .target(
            name: "LinearAlgebra",
            dependencies: ["CLAPACKE"],
            swiftSettings: wrapperSettings
        ),
        .target(name: "StrictYAML", dependencies: ["Domain", yams], swiftSettings: swiftSettings),
        .target(
            name: "Formats",
            dependencies: ["Domain", "Dumps", "Patterns", "StrictYAML"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Policies",
            dependencies: ["Domain", "Patterns", "StrictYAML"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Store",
            dependencies: ["CLinux", "CSQLite", "Domain", grdb, sqlite],
            swiftSettings: wrapperSettings
        ),
        .target(
            name: "Analyses",
            dependencies: ["Analyst", "Domain", "StrictYAML"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Ingestion",
            dependencies: ["Domain", "Dumps", "Formats", "Policies", "Store", grdb],
            swiftSettings: swiftSettings
        ),

        // The questions of the mission.
        .target(
            name: "Licences",
            dependencies: ["Domain", "Patterns", "Policies", "Store", grdb],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Nights",
            dependencies: ["Domain", "Policies", "Store", grdb],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Rents",
            dependencies: [
                "Distributions", "Domain", "Geometry", "LinearAlgebra", "Policies", "StrictYAML",
                "Store", grdb,
            ],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Hosts",
            dependencies: ["Domain", "Patterns", "Policies", "StrictYAML", "Store", grdb],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "Trips",
            dependencies: [
                "Domain", "Dumps", "Geometry", "Patterns", "Policies", "StrictYAML", "Store", grdb,
            ],
            swiftSettings: swiftSettings
        ),

        // What the questions establish, as findings.
        .target(
            name: "Findings",
            dependencies: [
                "Domain", "Dumps", "Hosts", "Licences", "Nights", "Policies", "Rents", "Reporting",
                "StrictYAML", "Store", "Trips", grdb,
            ],
            swiftSettings: swiftSettings
        ),

        // What leaves the store.
        .target(
            name: "Exports",
            dependencies: ["Analyst", "Domain", "Dumps", "Geometry", "Reporting", grdb],
            swiftSettings: swiftSettings
        ),

        .target(
            name: "ScaleOut",
            dependencies: ["Analyses", "Analyst", "Dumps", "Reporting"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Notebooks",
            dependencies: ["Dumps", "Reporting", "StrictYAML"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Publications",
            dependencies: ["Disclosure", "Domain", "Dumps", "Reporting", "StrictYAML", grdb],
            swiftSettings: swiftSettings
        ),

        // What people see.
        .target(
            name: "Reporting",
            dependencies: ["Domain", mustache],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Spreadsheets",
            dependencies: ["Reporting", "CXlsxWriter"],
            swiftSettings: wrapperSettings
        ),
        .target(
            name: "SyntheticCity",
            dependencies: ["Domain", "CZlib"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "VeedorCommands",
            dependencies: [
                "Analyses", "Analyst", "CLinux", "Disclosure", "Domain", "Dumps", "StrictYAML",
                "Exports", "Formats", "LineEditing", "Notebooks", "Policies", "Publications",
                "Store", "Ingestion", "Findings", "Hosts", "Licences", "Nights", "Rents",
                "Reporting", "ScaleOut", "Spreadsheets", "SyntheticCity", "Trips",
                argumentParser, grdb, subprocess,
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "veedor",
            dependencies: ["VeedorCommands"],
            swiftSettings: swiftSettings
        ),

        // Tests: one target per module, plus the walks over data folders and the built binary.
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        .target(
            name: "TestKit",
            dependencies: ["CPseudoTerminal", "Domain"],
            path: "Tests/TestKit",
            swiftSettings: swiftSettings
        ),
    ]
        + [
            ("Domain", []),
            ("Dumps", []),
            ("Formats", ["Dumps", "StrictYAML"]),
            ("Geometry", []),
            ("Disclosure", []),
            ("Patterns", []),
            ("Policies", ["Patterns", "StrictYAML"]),
            ("Store", [grdb]),
            ("Ingestion", ["StrictYAML", "Formats", "Policies", "Store", "Dumps", grdb]),
            ("Licences", ["StrictYAML", "Policies", "Store", "Formats", "Ingestion", grdb]),
            ("Rents", ["LinearAlgebra", "StrictYAML"]),
            (
                "Nights",
                [
                    "Dumps", "StrictYAML", "Policies", "Store", "Formats", "Ingestion",
                    "SyntheticCity", grdb,
                ]
            ),
            ("Hosts", ["Dumps", "StrictYAML", "Policies", "Store", "Formats", "Ingestion", grdb]),
            ("Trips", ["StrictYAML", "Policies", "Store", "Formats", "Ingestion", grdb]),
            ("Analyst", ["Store", grdb]),
            ("LineEditing", []),
            ("Exports", ["Analyst", "Store", grdb]),
            ("ScaleOut", ["Analyses", "Reporting"]),
            ("Notebooks", ["Analyses", "Reporting", "Store", "StrictYAML", grdb]),
            ("Publications", ["Disclosure", "Reporting", grdb]),
            (
                "Analyses",
                [
                    "Analyst", "Findings", "Reporting", "Store", "StrictYAML", "VeedorCommands",
                    grdb,
                ]
            ),
            ("Reporting", []),
            ("Spreadsheets", ["Reporting", "CLibZip"]),
            ("SyntheticCity", ["Dumps"]),
        ].map { (module: String, extra: [Target.Dependency]) in
            .testTarget(
                name: "\(module)Tests",
                dependencies: (module == "Domain" ? [] : ["Domain"])
                    + [.target(name: module), "TestKit"] + extra,
                exclude: ["Geometry", "Rents"].contains(module) ? ["Goldens"] : [],
                swiftSettings: swiftSettings
            )
        }
        + [
            .testTarget(
                name: "ContractTests",
                dependencies: [
                    "Domain", "Dumps", "Findings", "Formats", "Licences", "Policies", "Reporting",
                    "Store", "StrictYAML", "TestKit", grdb,
                ],
                swiftSettings: swiftSettings
            ),
            .testTarget(
                name: "FindingsTests",
                dependencies: [
                    "Domain", "Findings", "Policies", "Reporting", "Store", "SyntheticCity",
                    "TestKit", "VeedorCommands", grdb,
                ],
                swiftSettings: swiftSettings
            ),
            .testTarget(
                name: "CommandTests",
                dependencies: ["TestKit", "veedor"],
                exclude: ["Goldens"],
                swiftSettings: swiftSettings
            ),
        ]
)
