// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice Whether an access was delivered: who says so, and until when.
contract DisputesTest is DataBase {
    AgreementTerms private _terms;
    AgreementId private _id;

    function setUp() public override {
        super.setUp();
        _agree(offerOf(0));
    }

    function test_RevertWhen_AcknowledgedByOthersOrAnotherAccess() public {
        serve(_terms, 1);
        Access memory access = accessTo(_terms, 1);
        bytes memory signature = acknowledgementOf(access, "Grid: device");
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotParty.selector, _id, bank.id, grid.id));
        agreements.acknowledge(_terms, noPrice(), access, signature);
        access.extractionHash = "another";
        signature = acknowledgementOf(access, "Bank: device");
        expectError(abi.encodeWithSelector(IAccesses.Accesses_OtherAccess.selector, _id, 1));
        agreements.acknowledge(_terms, noPrice(), access, signature);
    }

    function test_RevertWhen_DisputedTooLateOrByOthers() public {
        serve(_terms, 1);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotParty.selector, _id, bank.id, grid.id));
        vm.prank(grid.maker);
        agreements.dispute(_terms, 1, REASON);
        vm.warp(START + 3 days + 1);
        bytes4 late = IAccesses.Accesses_TooLate.selector;
        expectError(abi.encodeWithSelector(late, _id, 1, START + 3 days, START + 3 days + 1));
        vm.prank(bank.maker);
        agreements.dispute(_terms, 1, REASON);
    }

    function test_RevertWhen_ThereIsNoDispute() public {
        Offer memory offer = offerOf("no dispute");
        (offer.disputeWindow, offer.arbitrator) = (0, NOBODY);
        _agree(offer);
        serve(_terms, 1);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_TooLate.selector, _id, 1, START, START));
        vm.prank(bank.maker);
        agreements.dispute(_terms, 1, REASON);
    }

    function test_RevertWhen_DecidedByOthersThanTheArbitrator() public {
        serve(_terms, 1);
        vm.prank(bank.maker);
        agreements.dispute(_terms, 1, REASON);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotParty.selector, _id, court.id, bank.id));
        vm.prank(bank.maker);
        agreements.decide(_terms, noPrice(), 1, true, REASON);
    }

    function test_RevertWhen_DecidedTooLate() public {
        serve(_terms, 1);
        vm.prank(bank.maker);
        agreements.dispute(_terms, 1, REASON);
        vm.warp(START + 30 days + 1);
        bytes4 late = IAccesses.Accesses_TooLate.selector;
        expectError(abi.encodeWithSelector(late, _id, 1, START + 30 days, START + 30 days + 1));
        vm.prank(court.maker);
        agreements.decide(_terms, noPrice(), 1, false, REASON);
        vm.warp(START + 30 days);
        vm.prank(court.maker);
        agreements.decide(_terms, noPrice(), 1, false, REASON);
    }

    function test_RevertWhen_SettledTooEarly() public {
        serve(_terms, 1);
        vm.warp(START + 3 days);
        bytes4 early = IAccesses.Accesses_TooEarly.selector;
        expectError(abi.encodeWithSelector(early, _id, 1, START + 3 days, START + 3 days));
        agreements.settle(_terms, noPrice(), 1);
        vm.prank(bank.maker);
        agreements.dispute(_terms, 1, REASON);
        vm.warp(START + 33 days);
        expectError(abi.encodeWithSelector(early, _id, 1, START + 33 days, START + 33 days));
        agreements.settle(_terms, noPrice(), 1);
    }

    function _agree(Offer memory offer) private {
        open(offer);
        _terms = termsUnder(offer, 1);
        _id = idOf(_terms);
        conclude(_terms);
    }
}
