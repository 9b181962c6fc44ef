// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {ICatalog, ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {PriceUnit} from "../../../contracts/data/Price.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @notice What went wrong in registers of others, one test for each: RepChain, Ocean, the Ethereum Attestation Service, dataspaces.
contract TrapsTest is EscrowBase {
    function setUp() public override {
        super.setUp();
        _fund(20 * COST);
    }

    /* REPCHAIN */

    /// @dev `reqAckProof` verified a signature over a hash that nobody compared with the one on record.
    function test_RepChain_TheSignatureIsOverWhatIsOnRecord() public {
        Access memory access = accessTo(terms, 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        access.extractionHash = keccak256("another extraction");
        _assertRefused(access, asked, served);
        access = accessTo(terms, 1);
        access.requestHash = keccak256("another request");
        _assertRefused(access, asked, signatureOf("Grid: device", digestOf(hashOf(access))));
    }

    /// @dev The same number could be written again, with other content.
    function test_RepChain_ANumberIsNotOverwritten() public {
        serve(terms, 1);
        Access memory access = accessTo(terms, 1);
        access.extractionHash = keccak256("another extraction");
        bytes25 before = agreements.accessOf(id, 1).hash;
        _assertRefused(access);
        vm.assertEq(bytes32(agreements.accessOf(id, 1).hash), bytes32(before), "record");
    }

    /// @dev Numbers were not checked: gaps hid accesses.
    function test_RepChain_NumbersHaveNoGaps() public {
        _assertRefused(accessTo(terms, 2));
        _assertRefused(accessTo(terms, 0));
        serve(terms, 1);
        _assertRefused(accessTo(terms, 3));
        serve(terms, 2);
    }

    /// @dev One submission could be sent twice, as its own source noted.
    function test_RepChain_NothingIsSubmittedTwice() public {
        Access memory access = accessTo(terms, 1);
        serve(terms, access);
        _assertRefused(access);
        _assertEscrow(19 * COST, COST);
    }

    /// @dev Tiers and rounding lost money. Here all that is released is credited, whatever the shares.
    function testFuzz_RepChain_NoMinorUnitIsLost(uint88 amount, uint16 one, uint16 other) public {
        amount = uint88(_bound(amount, 1, type(uint88).max));
        price.amount = amount;
        price.shares[0].basisPoints = uint16(_bound(one, 0, 10_000));
        price.shares[1].basisPoints = uint16(_bound(other, 0, 10_000 - price.shares[0].basisPoints));
        Offer memory offer = offerOf("any price");
        offer.price = hashOf(price);
        open(offer, price);
        terms = termsUnder(offer, 1);
        id = idOf(terms);
        conclude(terms);
        agreements.openEscrow(terms, price);
        _fund(amount);
        serve(terms, 1);
        vm.warp(START + 4 days);
        agreements.settle(terms, price, 1);
        _assertEscrow(0, 0);
        uint256 sum = agreements.creditOf(cash, grid.maker) + agreements.creditOf(cash, lab.maker);
        vm.assertEq(sum + agreements.creditOf(cash, court.maker), amount, "credited");
    }

    /* OCEAN */

    /// @dev The consumer's signature named no order, contract or chain, so it was good everywhere.
    function test_Ocean_ASignatureIsForOneAccessContractAndChain() public {
        AgreementTerms memory other = terms;
        other.nonce = 2;
        conclude(other);
        Access memory access = accessTo(terms, 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        access.agreement = idOf(other);
        bytes memory data = abi.encodeCall(IAccesses.serve, (other, access, asked, served));
        (bool done, ) = address(agreements).call(data);
        vm.assertFalse(done, "another agreement");
        access = accessTo(terms, 1);
        bytes32 hash = hashOf(access);
        bytes32 digest = digestOf("Tallystick Agreements", address(agreements), block.chainid + 1, hash);
        _assertRefused(access, asked, signatureOf("Grid: device", digest));
        digest = digestOf("Tallystick Agreements", address(catalog), block.chainid, hash);
        _assertRefused(access, asked, signatureOf("Grid: device", digest));
    }

    /// @dev Any signer would do, and as often as one liked.
    function test_Ocean_OnlyTheTwoSidesSign() public {
        Access memory access = accessTo(terms, 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes32 digest = digestOf(hashOf(access));
        _assertRefused(access, asked, signatureOf("outsider", digest));
        _assertRefused(access, asked, signatureOf("Lab: device", digest));
        _assertRefused(access, signatureOf("outsider", requestDigest(access)), signatureOf("Grid: device", digest));
    }

    /// @dev A late claim cancelled the lock and reported success; a withdrawal of too much did nothing and reported success.
    function test_Ocean_WhatDoesNothingReverts() public {
        serve(terms, 1);
        bytes4 early = IAccesses.Accesses_TooEarly.selector;
        expectError(abi.encodeWithSelector(early, id, 1, START + 3 days, START));
        agreements.settle(terms, price, 1);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_FundsShort.selector, id, 19 * COST, 20 * COST));
        agreements.takeBack(terms, 20 * COST);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_AmountInvalid.selector, 0));
        agreements.payOut(cash, grid.maker);
    }

    /// @dev Loops over a payee's locks let anybody make its claims too dear.
    function test_Ocean_SettlingCostsTheSameHoweverManyThereAre() public {
        _agree(PriceUnit.Access, 10, 1 days);
        _fund(10 * COST);
        for (uint32 i = 1; i <= 10; i++) serve(terms, i);
        vm.warp(START + 4 days);
        agreements.settle(terms, price, 10);
        uint256 left = gasleft();
        agreements.settle(terms, price, 1);
        uint256 first = left - gasleft();
        left = gasleft();
        agreements.settle(terms, price, 9);
        vm.assertTrue(left - gasleft() < first + 5000, "no more than the first");
    }

    /// @dev `state in [ACTIVE, UNLISTED]` asked for an index: what was at its end of life passed.
    function test_Ocean_OnlyWhatIsActiveIsAgreedAndServed() public {
        setStatus(ResourceStatus.Suspended);
        _assertAgreedAndServed(false, false);
        setStatus(ResourceStatus.Active);
        _assertAgreedAndServed(true, true);
        setStatus(ResourceStatus.Deprecated);
        _assertAgreedAndServed(false, true);
        setStatus(ResourceStatus.EndOfLife);
        _assertAgreedAndServed(false, false);
    }

    /// @dev A sale of the token wiped all roles. A resource has one owner for ever, and what it agreed outlives its accounts.
    function test_Ocean_AgreementsOutliveTheAccountsThatSigned() public {
        vm.prank(grid.admin);
        members.revoke(grid.maker, 0);
        serve(terms, 1);
        address next = enrol(grid.admin, "Grid: next maker", MAKER);
        vm.prank(next);
        agreements.suspend(terms, REASON);
        vm.assertEq(uint8(agreements.agreementOf(id).state), uint8(AgreementState.Suspended), "the next one acts");
        vm.assertTrue(catalog.ownerOf(resource) == grid.id, "owner");
    }

    /* EAS */

    /// @dev `isAttestationValid` says only that it exists.
    function test_Eas_LiveIsMoreThanThere() public {
        vm.assertTrue(agreements.isLive(terms, 1, 0), "live");
        vm.prank(grid.maker);
        agreements.suspend(terms, REASON);
        vm.assertFalse(agreements.isLive(terms, 1, 0), "suspended");
        vm.prank(grid.maker);
        agreements.resume(terms, REASON);
        setStatus(ResourceStatus.Suspended);
        vm.assertFalse(agreements.isLive(terms, 1, 0), "its resource is suspended");
        setStatus(ResourceStatus.Active);
        vm.warp(uint256(terms.end) + 1);
        vm.assertFalse(agreements.isLive(terms, 1, 0), "expired");
        vm.assertTrue(encryptionKeys.isLive(key, LATER), "a key in its time");
        vm.assertFalse(encryptionKeys.isLive(key, LATER + 1), "and after");
    }

    /* DATASPACES */

    /// @dev AGREED without VERIFIED is not binding: nothing is served before the subject consented.
    function test_Dsp_WhatIsAgreedIsNotYetActive() public {
        AgreementTerms memory named = terms;
        (named.subject, named.nonce) = (accountOf(SUBJECT), 2);
        conclude(named);
        Access memory access = accessTo(named, 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        bytes4 wrong = INegotiations.Agreements_WrongState.selector;
        expectError(abi.encodeWithSelector(wrong, idOf(named), AgreementState.Agreed));
        agreements.serve(named, access, asked, served);
    }

    /// @dev Two parties in one runtime had one id for two things: here an id follows from all that is agreed.
    function testFuzz_Edc_AnIdIsOfOneAgreement(uint64 nonce, uint32 maxUses) public view {
        AgreementTerms memory other = terms;
        (other.nonce, other.maxUses) = (nonce, maxUses);
        bool same = nonce == terms.nonce && maxUses == terms.maxUses;
        vm.assertEq(agreements.idOf(other) == id, same, "id");
    }

    /* INTERNAL */

    function _assertRefused(Access memory access) private {
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        _assertRefused(access, asked, signatureOf("Grid: device", digestOf(hashOf(access))));
    }

    function _assertRefused(Access memory access, bytes memory asked, bytes memory served) private {
        bytes memory data = abi.encodeCall(IAccesses.serve, (terms, access, asked, served));
        (bool done, ) = address(agreements).call(data);
        vm.assertFalse(done, "served");
    }

    function _assertAgreedAndServed(bool agreed, bool served) private {
        (bool done, ) = address(catalog).call(abi.encodeCall(ICatalog.requireActive, (resource)));
        vm.assertEq(done, agreed, "agreed");
        vm.assertEq(catalog.serves(resource, 1), served, "served");
        vm.assertEq(agreements.isLive(terms, 1, 0), served, "live");
    }
}
