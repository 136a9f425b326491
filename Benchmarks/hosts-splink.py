"""Links a list of accounts with Splink and writes its clusters at several thresholds.

python hosts-splink.py accounts.csv clusters.csv
"""
import re
import sys
import unicodedata

import pandas
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def fold(text):
    text = unicodedata.normalize("NFKD", str(text).lower().replace("ø", "o"))
    return "".join(c for c in text if not unicodedata.combining(c)).strip()


table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
table["unique_id"] = table["account_id"]
table["shown"] = [fold(text.split("&")[0]) for text in table["display_name"]]
table["legal"] = [" ".join(sorted(re.findall(r"\w+", fold(text)))) for text in table["legal_name"]]
table["mail"] = [fold(text) for text in table["email"]]
table["telephone"] = [re.sub(r"\D", "", text)[-9:] for text in table["phone"]]
table["licence"] = table["registration_no"]
for column in ["legal", "mail", "telephone", "licence"]:
    table[column] = table[column].where(table[column] != "", None)
table["latitude"] = table["latitude"].astype(float)
table["longitude"] = table["longitude"].astype(float)
columns = ["unique_id", "shown", "legal", "mail", "telephone", "licence", "latitude", "longitude"]
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("legal", [0.95, 0.88]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("shown", [0.95]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("mail").configure(term_frequency_adjustments=True),
        cl.ExactMatch("telephone").configure(term_frequency_adjustments=True),
        cl.ExactMatch("licence").configure(term_frequency_adjustments=True),
        cl.DistanceInKMAtThresholds("latitude", "longitude", [0.5, 1, 2, 4]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("licence"), block_on("telephone"), block_on("mail"), block_on("legal"),
        block_on("shown", "substr(legal, 1, 4)"),
    ],
)
linker = Linker(table[columns], settings, db_api=DuckDBAPI())
training = linker.training
training.estimate_probability_two_random_records_match(
    [block_on("licence"), block_on("mail", "telephone")], recall=0.5
)
training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
training.estimate_parameters_using_expectation_maximisation(block_on("licence"))
training.estimate_parameters_using_expectation_maximisation(block_on("telephone"))
training.estimate_parameters_using_expectation_maximisation(block_on("legal"))
predictions = linker.inference.predict(threshold_match_probability=0.05)
with open(sys.argv[2], "w") as file:
    file.write("threshold,account_id,cluster\n")
    for threshold in [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_probability=threshold
        ).as_pandas_dataframe()
        for account, cluster in zip(clusters["unique_id"], clusters["cluster_id"]):
            file.write(f"{threshold},{account},{cluster}\n")
