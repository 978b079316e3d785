"""The invented region has invented job ads, matched and counted for both parties."""

from datetime import datetime, timedelta

from django.test import Client

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.config.examples.region import ads
from samverkan.config.examples.region.book import read
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import table
from samverkan.sources.queries import datasets
from tests.web.examples.conftest import NOW


def test_ads_are_of_the_invented_county_and_say_that_they_are_invented(region: Agreement):
    kept = datasets.table("ADS")
    assert kept.num_rows > 2_000
    assert set(kept["county"].to_pylist()) == {"02"}
    assert set(kept["municipality"].to_pylist()) == {"0201", "0202", None}
    assert all(ads.NOTICE in text for text in kept["text"].to_pylist())
    assert all(number.startswith("99") for number in kept["employer"].to_pylist())  # no legal person's begins so
    (origin,) = datasets.origins("ADS")
    assert (origin.part, origin.is_example) == ("Påhittade annonser", True)


def test_ads_lie_in_the_last_four_years_and_the_newest_are_open():
    written = ads.written(read("ads.yaml", NOW))
    days = [datetime.fromisoformat(ad["publication_date"]).astimezone() for ad in written]
    assert NOW - timedelta(days=4 * 366) < min(days) < NOW - timedelta(days=4 * 355)
    assert NOW - timedelta(days=14) < max(days) < NOW
    assert 20 < sum(ad["last_publication_date"] > NOW.isoformat() for ad in written) < 200


def test_the_same_day_gives_the_same_ads():
    one, two = (ads.written(read("ads.yaml", NOW)) for _ in range(2))
    assert one == two


def test_some_ads_are_announced_again_and_some_come_from_a_staffing_agency():
    written = ads.written(read("ads.yaml", NOW))
    texts = [(ad["description"]["text"], ad["employer"]["name"], ad["headline"]) for ad in written]
    assert 0.02 < 1 - len(set(texts)) / len(texts) < 0.4
    assert any("Bemanning" in ad["employer"]["name"] for ad in written)


def test_summer_is_quieter_than_autumn():
    months = [int(ad["publication_date"][5:7]) for ad in ads.written(read("ads.yaml", NOW))]
    assert months.count(7) < 0.7 * months.count(9)


def test_both_parties_have_had_them_counted_and_what_rises_is_round_batteries(region: Agreement, client: Client):
    runs = Run.objects.filter(stage__in=("matches", "demand")).order_by("pk")
    assert [run.stage for run in runs] == ["matches", "demand"] * 2
    assert {run.home.short_mark for run in runs} == {"MÄU", "JÄR"}
    for run in runs:
        assert (run.state, run.reason, run.code_version != "") == ("done", "", True)
        assert run.inputs.count() > 0
    counted = table(Run.objects.filter(stage="demand")[0], "DEMAND")
    assert set(counted["region"].to_pylist()) == {"00", "02", "0201", "0202"}
    client.force_login(Person.objects.get(email="astrid@mittalven.example"))
    page = client.get("/kompetens/annonser/").content.decode()
    assert "Mittälvens län (påhittat)" in page
    assert "Inga annonser räknade än" not in page
    rising = page.split("<h2>Vad som ökar</h2>")[1]
    assert "tillverkning av battericeller" in rising
    assert "svetsning" not in rising
    assert "Vad jobbannonser efterfrågar" in client.get("/kompetens/02/yrken/7233/").content.decode()
