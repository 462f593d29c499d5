using '../main.bicep'

param name = 'news'
param budgetStartDate = '2026-01-01'
param modelProvider = 'extractive'
