// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {GroupSetting, ILimits, LimitSetting} from "../../../../contracts/settlement/ILimits.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {OBLIGOR_RISK} from "../../../../contracts/types/LimitKind.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {CORE_ENTERPRISE} from "../../../../contracts/types/Roles.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Holders whatever their standing, and what counts of their holdings against limits.
contract ReceivablesHoldersTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    /* STANDING */

    function test_TheRestrictedAndTheExpelledArePaid() public {
        pass(acme, basin, instrument, 300_000);
        sell(instrument, acme, bank, 200_000, 190_000, false);
        setStanding(basin.id, Standing.Restricted);
        setStanding(acme.id, Standing.Expelled);
        setStanding(bank.id, Standing.Expelled);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, basin.maker);
        instruments.redeem(instrument, bank.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + 190_000 + 500_000, "the expelled creditor");
        vm.assertEq(yuan.balanceOf(basin.maker), MONEY + 300_000, "the restricted holder");
        vm.assertEq(yuan.balanceOf(bank.maker), MONEY - 190_000 + 200_000, "the expelled bank");
        close(r);
    }

    function test_TheRestrictedObligorPaysAndForTheExpelledOnesAnother() public {
        setStanding(buyer.id, Standing.Restricted);
        pay(instrument, FACE / 2);
        setStanding(buyer.id, Standing.Expelled);
        payBy(basin, instrument, FACE / 2);
        instruments.redeem(instrument, acme.maker);
        close(r);
    }

    /* EXPOSURE */

    function test_ACheckerFreesWhatTheBuyerPassedOn() public {
        sell(instrument, acme, bank, 500_000, 490_000, false);
        pass(bank, basin, instrument, 200_000);
        assertUsed(bank, buyer, OBLIGOR_RISK, 500_000, "the ledger tells of deals alone");
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), bank.id, buyer.id));
        vm.prank(buyer.checker);
        receivables.freeExposure(idOf(r), bank.maker);
        vm.startPrank(bank.checker);
        vm.expectEmit(address(receivables));
        emit IRecourses.ExposureFreed(instrument, bank.maker, 200_000);
        receivables.freeExposure(idOf(r), bank.maker);
        assertUsed(bank, buyer, OBLIGOR_RISK, 300_000, "what it still holds");
        receivables.freeExposure(idOf(r), bank.maker);
        vm.stopPrank();
        vm.assertEq(receivables.exposureOf(idOf(r), bank.maker), 300_000, "and no more is freed");
    }

    function test_WhatIsBoughtCountsUntilItIsRedeemed() public {
        sell(instrument, acme, bank, 500_000, 490_000, false);
        pass(acme, bank, instrument, 100_000);
        goTo(DUE);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, bank.maker);
        assertUsed(bank, buyer, OBLIGOR_RISK, 300_000, "no more than it has");
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, bank.maker);
        assertUsed(bank, buyer, OBLIGOR_RISK, 0, "nothing");
    }

    function test_RelatedObligorsShareAGroupsLimit() public {
        Org memory affiliate = admitOrg("Affiliate", CORE_ENTERPRISE);
        _capGroup(700_000);
        _putIntoGroup(buyer);
        _putIntoGroup(affiliate);
        sell(instrument, acme, bank, 500_000, 490_000, false);
        Deal memory deal = saleDeal(instrument, acme, bank, 200_001, 190_000, false);
        Consent[] memory both = consents(acme, bank, deal);
        vm.expectPartialRevert(ILimits.Limits_Exceeded.selector);
        settlement.settle(deal, both);
        sell(instrument, acme, bank, 200_000, 190_000, false);
    }

    /* A GUARANTOR'S CLAIM */

    function test_ALoanAgainstAGuarantorsClaimHasNoDocumentToFinance() public {
        goOverdue(r);
        payBy(guarantor, instrument, 1000);
        vm.prank(guarantor.maker);
        ReceivableId claim = receivables.subrogate(idOf(r));
        Leg memory lien = unitsLeg(receivables.instrumentIdOf(claim), guarantor, bank, 1000);
        lien.asset = instruments.LIEN_ASSET();
        Deal memory deal = dealOf(lien, legOf(yuan, bank.maker, guarantor.maker, 900));
        deal.deadline = LATER;
        settlement.settle(deal, consents(guarantor, bank, deal));
        vm.assertTrue(receivables.debtOf(claim).financed, "financed");
        assertKey(r, FingerprintState.Bound, "the document of the receivable is not");
    }

    /* HELP */

    function _capGroup(uint104 cap) private {
        GroupSetting memory setting = GroupSetting(
            bank.id,
            GroupId.wrap(1),
            OBLIGOR_RISK,
            cap,
            GroupId.wrap(0),
            1,
            LATER
        );
        bytes32 type_ = keccak256(
            "GroupSetting(uint32 principal,uint16 group,uint8 kind,uint104 cap,uint16 within,uint24 version,uint48 deadline)"
        );
        limits.setGroupLimit(setting, approvalOf(bank, _digest(keccak256(abi.encode(type_, setting)))));
    }

    function _putIntoGroup(Org memory obligor) private {
        (, , , uint24 version, ) = limits.limitOf(bank.id, obligor.id, OBLIGOR_RISK);
        LimitSetting memory setting = LimitSetting(
            bank.id,
            obligor.id,
            OBLIGOR_RISK,
            CAP,
            GroupId.wrap(1),
            version + 1,
            LATER
        );
        bytes32 type_ = keccak256(
            "LimitSetting(uint32 principal,uint32 counterparty,uint8 kind,uint104 cap,uint16 group,uint24 version,uint48 deadline)"
        );
        limits.setLimit(setting, approvalOf(bank, _digest(keccak256(abi.encode(type_, setting)))));
    }

    function _digest(bytes32 content) private view returns (bytes32) {
        return typedDigest("Tallystick Limits", address(limits), block.chainid, content);
    }
}
