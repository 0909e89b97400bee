-- Names are told apart by case, as the embedded database does.
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
