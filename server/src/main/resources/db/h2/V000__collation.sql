-- Nothing to do: H2 tells names apart by case as it is.
SELECT 1;
