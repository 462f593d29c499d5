using '../main.bicep'

param name = 'news'
param environmentName = 'production'
param budgetStartDate = '2026-01-01'
param tags = { owner: 'newsroom' }
param model = { name: 'gpt-4.1', version: '2025-04-14', sku: 'DataZoneStandard', capacity: 200 }
param restoreModelAccount = true
param vnetEnabled = true
param vnetAddressPrefix = '10.80.0.0/22'
param allowedIpAddresses = ['203.0.113.7']
param entraAuthEnabled = true
param entraClientId = '00000000-0000-0000-0000-00000000c11e'
param storageSku = 'Standard_ZRS'
param articleRestoreDays = 30
param stateRetentionDays = 365
param maximumInstanceCount = 100
param instanceMemoryMB = 4096
param httpConcurrency = 32
param logRetentionDays = 90
param logDailyCapGb = -1
param alertEmail = 'newsroom@example.org'
param monthlyBudget = 500
param appSettings = { Summarizer__SummarySentences: '6', Summarizer__KeyFacts: '10' }
