/// The fifth schema: what is delivered beside trips and registers.
///
/// A released migration is never edited; a change is a further migration.
enum Schema5Deliveries {
    static let statements = [
        baseReport,
        "create index base_report_by_base on base_report (base_number, period_start)",
        driverPay, tripRequest, vehicleSighting, vehicleEvent,
        "create index vehicle_event_by_vehicle on vehicle_event (vehicle_reference, occurred_ms)",
    ]

    private static let baseReport = """
        create table base_report (
          -- One row per base, period and load: how many trips the base says that it sent.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          base_text text not null,              -- the number as written, blanks and all
          base_number text not null,            -- without outer blanks, in capitals
          period_start text not null,
          period_end text not null,             -- the last day, inclusive
          trips integer not null,
          shared_trips integer,
          vehicles integer,                     -- that took part; null: not told
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let driverPay = """
        create table driver_pay (
          -- One row per driver, period and load: what the operator says it paid.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          operator text,
          driver_licence text not null,
          period_start text not null,
          period_end text not null,             -- the last day, inclusive
          fares_minor integer,                  -- what passengers paid in fares
          hourly_pay_minor integer,
          trip_pay_minor integer,
          tips_minor integer,
          other_pay_minor integer,
          deductions_minor integer,             -- vehicle, fuel, cleaning and others together
          net_pay_minor integer,
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let tripRequest = """
        create table trip_request (
          -- One row per ride that was asked for, and load.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          operator text,
          trip_reference text,                  -- one-way number of the trip's id
          channel text,                         -- app, web, phone, other
          requested_at text not null,           -- YYYY-MM-DD HH:MM:SS of the local clock
          mode text,                            -- shared, private, wheelchair
          passengers integer,
          outcome text,                         -- completed, not-accepted, passenger-cancelled, ...
          private_quote_minor integer,
          shared_quote_minor integer,
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let vehicleSighting = """
        create table vehicle_sighting (
          -- One row per moment at which a vehicle in service was seen; where is not kept.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          operator text,
          driver_licence text,
          plate text,
          seen_at text not null,                -- YYYY-MM-DD HH:MM:SS of the local clock
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let vehicleEvent = """
        create table vehicle_event (
          -- One row per change of a vehicle's state and load.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          operator text,
          event_reference text,
          vehicle_reference text not null,      -- the operator's own name of the vehicle
          vehicle_state text not null,          -- the state after the event
          event_types text,                     -- as written: one, or a JSON list of them
          occurred_ms integer not null,         -- milliseconds since 1970 in UTC
          trip_references text,                 -- one-way number of the trips' ids
          primary key (load_id, row_number)
        ) strict, without rowid;
        """
}
