#!/usr/bin/env python3
"""Records panel estimates as statsmodels and linearmodels compute them.

Run once on purpose: python3 record.py > panels.json. Versions are written into the file.
"""
import json

import linearmodels
import numpy as np
import statsmodels
import statsmodels.api as sm
from linearmodels.iv import IV2SLS

draw = np.random.default_rng(20261121)
cases = []
for areas, periods in ((8, 5), (12, 9), (30, 6), (73, 12)):
    rows = []
    for area in range(areas):
        touristy = np.exp(draw.normal() * 0.8)
        for period in range(periods):
            if draw.random() < 0.05:
                continue  # panels have gaps
            instrument = touristy * (0.1 * period + 0.3 * np.sin(period))
            density = touristy + instrument + draw.normal() * 0.4
            rent = 6.5 + 0.02 * density + 0.1 * area / areas + 0.01 * period + draw.normal() * 0.05
            rows.append([area, period, rent, density, instrument])
    data = np.round(np.array(rows), 6)
    area, period, rent, density, instrument = data.T
    dummies = np.column_stack(
        [area == a for a in range(areas)] + [period == p for p in range(1, periods)]
    ).astype(float)
    fixed = sm.OLS(rent, np.column_stack([density, dummies])).fit(
        cov_type="cluster", cov_kwds={"groups": area.astype(int)}
    )
    first = sm.OLS(density, np.column_stack([instrument, dummies])).fit(
        cov_type="cluster", cov_kwds={"groups": area.astype(int)}
    )
    moved = IV2SLS(rent, dummies, density, instrument).fit(
        cov_type="clustered", clusters=area.astype(int), debiased=False
    )
    groups, size, parameters = areas, len(rent), dummies.shape[1] + 1
    # linearmodels leaves the finite-sample factor of statsmodels out; with it both are CR1.
    factor = np.sqrt(groups / (groups - 1) * (size - 1) / (size - parameters))
    cases.append(
        {
            "rows": data.tolist(),
            "fe": [fixed.params[0], fixed.bse[0]],
            "iv": [float(moved.params.iloc[-1]), float(moved.std_errors.iloc[-1]) * factor],
            "firstStageF": float(first.tvalues[0] ** 2),
        }
    )
versions = {"statsmodels": statsmodels.__version__, "linearmodels": linearmodels.__version__}
print(json.dumps({"versions": versions, "cases": cases}))
