select 1 from licence_headline limit 1
