-- "Tổ 2" before "Tổ 10".
CREATE COLLATION IF NOT EXISTS vietnamese_names (provider = icu, locale = 'vi-u-kn-true');
