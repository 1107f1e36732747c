## Next step
steps-next-find-sum = Find out how much is missing: import sales and statement, reconcile
steps-next-find-sum-why = This case has no sum yet. With the list and the figure in hand, calls and letters can be clear.
steps-next-inquiry-why = { $who } was spoken to and has not said where the money is. Ask in writing; demand it once they answer or their time is over.
steps-next-complaint-why = Payment was demanded in writing and asked about again; { $who } has not moved. Use their complaint channel; a regulator will ask whether you did.
steps-next-diagnose-why = The diagnosis has { $done } of { $of } answers. They go into call sheets and letters.

## Contact form
tui-field-earlier = What they promised
tui-field-earlier-why = What became of the overdue promise above. Choosing records it; leave it if nobody knows yet.
steps-earlier-later = not clear yet
steps-earlier-broken = not kept
steps-earlier-kept = kept
steps-earlier-withdrawn = no longer needed
