using '../main.bicep'

param name = 'news'
param budgetStartDate = '2026-01-01'
param vnetEnabled = true
param allowedIpAddresses = ['203.0.113.7', '198.51.100.0/24']
