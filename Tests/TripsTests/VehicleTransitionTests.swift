import Policies
import Store
import StrictYAML
import TestKit
import Testing
import Trips

/// Changes of vehicles' states against those that the specification allows.
@Suite struct VehicleTransitionTests {
    private static func rules() throws -> StateTransitions {
        try StateTransitions(
            document: YAMLDocument(
                contentsOf: RepositoryRoot.path("analyses/measures/mds-states.yaml")
            )
        )
    }

    @Test(arguments: [
        ("available", "reserved", ["reservation_start"], true),
        ("reserved", "stopped", ["reservation_stop"], true),
        ("stopped", "on_trip", ["trip_start"], true),
        ("on_trip", "stopped", ["trip_stop"], true),
        ("stopped", "available", ["trip_end"], true),
        // Several events of one report, one after the other.
        ("reserved", "on_trip", ["reservation_stop", "trip_start"], true),
        ("reserved", "on_trip", ["trip_start", "reservation_stop"], false),
        // A trip that ends while driving, or begins without a stop.
        ("on_trip", "available", ["trip_end"], false),
        ("reserved", "on_trip", ["trip_start"], false),
        ("available", "available", [], false),
        ("available", "reserved", ["service_end"], false),
    ])
    func `events lead from state to state`(
        from: String,
        to: String,
        events: [String],
        isAllowed: Bool
    ) throws {
        #expect(try Self.rules().allows(from: from, to: to, events: events) == isAllowed)
    }

    @Test func `each vehicle's events are taken in the order of time, each once`() throws {
        let town = try DeliveredTown()
        try town.deliver(
            "events.json",
            "[",
            [
                #"{"provider_id":"p","event_id":"3","device_id":"a","vehicle_state":"available","#
                    + #""event_types":["trip_end"],"timestamp":3000},"#,
                #"{"provider_id":"p","event_id":"1","device_id":"a","vehicle_state":"available","#
                    + #""event_types":["service_start"],"timestamp":1000},"#,
                #"{"provider_id":"p","event_id":"2","device_id":"a","vehicle_state":"on_trip","#
                    + #""event_types":["trip_start"],"timestamp":2000},"#,
                #"{"provider_id":"p","event_id":"2","device_id":"a","vehicle_state":"on_trip","#
                    + #""event_types":["trip_start"],"timestamp":2000},"#,
                #"{"provider_id":"p","event_id":"4","device_id":"b","vehicle_state":"reserved","#
                    + #""event_types":["reservation_start"],"timestamp":500}]"#,
            ]
        )
        let found = try town.store.read { try VehicleTransition.all($0, Self.rules()) }
        let lines = found.map { "\($0.from)>\($0.to) \($0.count) \($0.isAllowed as Bool?)" }
        #expect(
            lines == [
                "available>on_trip 1 Optional(false)", "on_trip>available 1 Optional(false)",
                ">available 1 nil", ">reserved 1 nil",
            ]
        )
    }
}
