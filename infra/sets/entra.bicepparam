using '../main.bicep'

param name = 'news'
param budgetStartDate = '2026-01-01'
param entraAuthEnabled = true
param entraClientId = '00000000-0000-0000-0000-00000000c11e'
