"""The demo office: the first half of 2022 in a district, recorded fact by fact."""
