### core
hygiene-cards-masked = { $n ->
    [one] A card number was found; only its first six and last four digits are kept.
   *[other] { $n } card numbers were found; only their first six and last four digits are kept.
}
hygiene-codes-removed = A card security code was found and removed; it is not stored.
hygiene-tracks-removed = Magnetic stripe data was found and removed; it is not stored.
hygiene-ask-card = Does this file show a full card number? If so, cover the middle digits before adding it.
