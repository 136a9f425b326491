#!/usr/bin/env python3
"""Writes trips in the layout of New York's high-volume services, as large as asked for.

    Benchmarks/trips-generator.py ROWS FILE.csv.gz [seed]
    DRIVERS=70000 Benchmarks/trips-generator.py ROWS FILE.csv.gz [seed]
    SHAPE=uber-2015 Benchmarks/trips-generator.py ROWS FILE.csv.gz [seed]

The second adds the licences of so many drivers and of their vehicles, as the city gets them and the
public does not. The third writes the four columns of the cars that Uber sent in 2015, minute by minute.

Zones, lengths, prices and the order of rows are drawn like those of a month; bases are taken from a
list written beside the file, and a few are not in it. Needs numpy and the gzip program.
"""
import os
import subprocess
import sys

import numpy as np

COLUMNS = (
    "hvfhs_license_num,dispatching_base_num,originating_base_num,request_datetime,on_scene_datetime,"
    "pickup_datetime,dropoff_datetime,PULocationID,DOLocationID,trip_miles,trip_time,"
    "base_passenger_fare,tolls,bcf,sales_tax,congestion_surcharge,airport_fee,tips,driver_pay,"
    "shared_request_flag,shared_match_flag,access_a_ride_flag,wav_request_flag,wav_match_flag"
)


def money(cents):
    """Hundredths as programs write them: 12.5, 0.0, 3.05."""
    whole, rest = cents // 100, cents % 100
    one = rest % 10 == 0
    text = np.char.add(np.char.add(whole.astype("U8"), "."), np.where(
        one, (rest // 10).astype("U2"), np.char.zfill(rest.astype("U2"), 2)))
    return text


def dispatches(rows, path, draw):
    """Base, moment, the car's own base (one in ninety not told), zone; in no order of time and, from March on,
    without seconds, as in the file that the city released."""
    bases = np.array("B02764 B02682 B02617 B02598 B02765 B02512 B02835 B02836".split())
    weights = np.array([40_288, 24_483, 14_500, 10_647, 8_123, 1_757, 193, 9]) / 100_000
    others = np.array([f"B0{number:04}" for number in range(1_000, 1_241)])
    start = np.datetime64("2015-01-01T00:00:00", "s").astype(int)
    march = np.datetime64("2015-03-01T00:00:00", "s").astype(int)
    span = 181 * 86_400
    with open(path, "wb") as target:
        gzip = subprocess.Popen(["gzip", "-6"], stdin=subprocess.PIPE, stdout=target)
        gzip.stdin.write(b"Dispatching_base_num,Pickup_date,Affiliated_base_num,locationID\n")
        for done in range(0, rows, 500_000):
            count = min(500_000, rows - done)
            moment = start + draw.integers(0, span, count)
            moment = np.where(moment < march, moment, moment // 60 * 60)
            base = draw.choice(bases, count, p=weights)
            kind = draw.random(count)
            own = np.select(
                [kind < 0.011, kind < 0.756, kind < 0.98],
                ["", base, draw.choice(bases, count, p=weights)],
                draw.choice(others, count))
            text = np.char.replace(moment.astype("datetime64[s]").astype("U19"), "T", " ")
            zone = draw.integers(2, 266, count).astype("U3")
            rest = zip(base.tolist(), text.tolist(), own.tolist(), zone.tolist())
            gzip.stdin.write(("\n".join(",".join(cells) for cells in rest) + "\n").encode())
        gzip.stdin.close()
        if gzip.wait() != 0:
            sys.exit("gzip failed")


def main():
    if os.environ.get("SHAPE") == "uber-2015":
        seed = int(sys.argv[3]) if len(sys.argv) > 3 else 11
        return dispatches(int(sys.argv[1]), sys.argv[2], np.random.default_rng(seed))
    rows, path = int(sys.argv[1]), sys.argv[2]
    draw = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 11)
    bases = np.array([f"B{number:05}" for number in range(2_500, 2_800, 4)])
    with open(path.replace(".csv.gz", "-bases.csv"), "w") as register:
        register.write("base_number,base_name,dba,dba_category\n")
        for base in bases[:-6]:
            register.write(f"{base},EXAMPLE,,other\n")
    start = np.datetime64("2024-05-01T00:00:00", "s").astype(int)
    span = 31 * 86_400
    done = 0
    with open(path, "wb") as target:
        gzip = subprocess.Popen(["gzip", "-6"], stdin=subprocess.PIPE, stdout=target)
        drivers = int(os.environ.get("DRIVERS", 0))
        licences = ",driver_license_num,vehicle_license_num" if drivers else ""
        gzip.stdin.write((COLUMNS + licences + "\n").encode())
        while done < rows:
            count = min(250_000, rows - done)
            first = start + span * done // rows
            request = first + np.sort(draw.integers(0, max(1, span * count // rows), count))
            wait = draw.gamma(3, 90, count).astype(int) + 20
            length = np.clip(draw.lognormal(6.75, 0.65, count), 60, 14_400).astype(int)
            pickup, scene = request + wait, request + np.maximum(1, wait - draw.integers(5, 120, count))
            miles = np.round(length * np.clip(draw.normal(12, 4, count), 2, 40) / 3_600, 3)
            thousandths = (miles * 1_000).astype(int)
            pay = (thousandths * 0.136 + length * 58.3 / 60 * (1 + draw.random(count) * 0.5 - 0.02)).astype(int) + 1
            fare = (pay * (1.1 + draw.random(count) * 0.5)).astype(int)
            weights = 1 / np.arange(1, 264) ** 0.6
            zones = draw.permutation(np.arange(1, 264)) if done == 0 else zones
            origin = draw.choice(zones, count, p=weights / weights.sum())
            target_zone = draw.choice(zones, count, p=weights / weights.sum())
            chosen = np.where(draw.random(count) < 0.72, 0, 1)
            base = np.where(chosen == 0, draw.choice(bases[:30], count), draw.choice(bases, count))
            other = np.where(draw.random(count) < 0.3, "", base)
            airport = np.isin(origin, [1, 132, 138]) * 250 + np.isin(target_zone, [1, 132, 138]) * 250
            shared = draw.random(count) < 0.03
            surcharge = np.where(draw.random(count) < 0.42, np.where(shared, 75, 275), 0)
            tip = np.where(draw.random(count) < 0.17, draw.integers(1, 12, count) * 100 + draw.integers(0, 100, count), 0)
            toll = np.where(draw.random(count) < 0.08, 694, 0)
            def moment(seconds):
                return np.char.replace(seconds.astype("datetime64[s]").astype("U19"), "T", " ")
            def flag(values):
                return np.where(values, "Y", "N")
            fields = [
                np.where(chosen == 0, "HV0003", "HV0005"), base, other, moment(request),
                np.where(chosen == 0, moment(scene), ""), moment(pickup), moment(pickup + length),
                origin.astype("U3"), target_zone.astype("U3"),
                np.char.add(np.char.add((thousandths // 1_000).astype("U4"), "."), np.char.zfill((thousandths % 1_000).astype("U3"), 3)),
                length.astype("U5"), money(fare), money(toll), money(fare * 275 // 10_000),
                money(fare * 8_875 // 100_000), money(surcharge), money(airport), money(tip), money(pay),
                flag(shared | (draw.random(count) < 0.02)), flag(shared),
                np.where(chosen == 0, " ", "N"), flag(draw.random(count) < 0.002),
                flag(draw.random(count) < 0.08),
            ]
            if drivers:
                who = draw.integers(0, drivers, count)
                fields += [(5_000_000 + who).astype("U7"), (6_000_000 + who).astype("U7")]
            lines = [",".join(cells) for cells in zip(*(field.tolist() for field in fields))]
            gzip.stdin.write(("\n".join(lines) + "\n").encode())
            done += count
        gzip.stdin.close()
        if gzip.wait() != 0:
            sys.exit("gzip failed")


main()
