// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Custody} from "../../../contracts/custody/Custody.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {Handover, HandoverOfferTerms} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, GENERATOR} from "../../../contracts/types/Roles.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {WalletContract} from "../evidence/WalletContract.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Whose two signatures move custody, and whose do not.
contract HandoversSignaturesTest is HandoversBase {
    uint256 private constant P256_KEY = uint256(keccak256("secure element")) % P256_N;

    /* WHO */

    function test_RevertWhen_AnotherThanTheCustodianGives() public {
        refusedWith(_by(makerOf(plant), deviceOf(carrier)), _notGiver(plant.id));
    }

    function test_RevertWhen_TheReceiverSignsForBoth() public {
        refusedWith(_by(makerOf(carrier), deviceOf(carrier)), _notGiver(carrier.id));
    }

    function test_RevertWhen_TheGiverSignsForBoth() public {
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        refusedWith(
            _by(makerOf(hospital), deviceOf(hospital)),
            abi.encodeWithSelector(selector, hospital.id, GENERATOR, CARRIER)
        );
    }

    function test_RevertWhen_AnotherReceives() public {
        OrgId rival = admitOrg("Rival", CARRIER).id;
        refusedWith(
            _by(makerOf(hospital), "Rival: device"),
            abi.encodeWithSelector(IHandovers.Handovers_NotReceiver.selector, unit, carrier.id, rival)
        );
    }

    function test_RevertWhen_OneAccountIsBothHands() public {
        refusedWith(
            _by(makerOf(hospital), makerOf(hospital)),
            abi.encodeWithSelector(IHandovers.Handovers_SameAccount.selector, unit, hospital.maker)
        );
    }

    /// @dev Also within one organisation two accounts are needed.
    function test_RevertWhen_OneAccountIsBothHandsOfOneOrganisation() public {
        UnitId loose = bag("loose");
        Handover memory handover = handoverOf(loose, COLLECTED, hospital, hospital, STORE_SITE);
        string memory maker = makerOf(hospital);
        handover = signed(handover.offer, handover.acceptance, new UnitId[](0), maker, maker);
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_SameAccount.selector, loose, hospital.maker));
    }

    function test_RevertWhen_TheGiverMayOnlyApprove() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, hospital.checker, CHECKER, MAKER | DEVICE);
        refusedWith(_by("Hospital: checker", deviceOf(carrier)), reason);
    }

    function test_RevertWhen_TheReceiverMayOnlyApprove() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.checker, CHECKER, MAKER | DEVICE);
        refusedWith(_by(makerOf(hospital), "Carrier: checker"), reason);
    }

    function test_RevertWhen_AnOutsiderSigns() public {
        bytes4 selector = IMembers.Members_NotEnrolledAt.selector;
        refusedWith(_by("outsider", deviceOf(carrier)), abi.encodeWithSelector(selector, OUTSIDER, nowTime()));
        refusedWith(_by(makerOf(hospital), "outsider"), abi.encodeWithSelector(selector, OUTSIDER, nowTime()));
    }

    /* WHAT */

    function test_RevertWhen_ReplayedAfterwards() public {
        Handover memory handover = toLorry();
        bring(handover);
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, FIRST));
    }

    function test_RevertWhen_ARefusedOfferIsTakenUpAgain() public {
        Handover memory handover = toLorry();
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, FIRST));
    }

    function test_RevertWhen_TheGiversSignatureIsMissing() public {
        Handover memory handover = toLorry();
        handover.giverSignature = "";
        refusedWith(handover, _bad(custodyLens.handoverOfferDigest(handover.offer), address(0)));
    }

    function test_RevertWhen_TheReceiversSignatureIsMissing() public {
        Handover memory handover = toLorry();
        handover.receiverSignature = "";
        refusedWith(handover, _bad(_acceptanceDigest(handover), address(0)));
    }

    function test_RevertWhen_TheSignaturesAreSwapped() public {
        Handover memory handover = toLorry();
        (handover.giverSignature, handover.receiverSignature) = (handover.receiverSignature, handover.giverSignature);
        _reverts(handover);
    }

    /// @dev A receiver signed for the offer as it was.
    function testFuzz_RevertWhen_TheOfferIsChangedAfterwards(uint8 bit) public {
        Handover memory handover = toLorry();
        uint256 word = HandoverOfferTerms.unwrap(handover.offer.terms) ^ (1 << _bound(bit, 24, 207));
        handover.offer.terms = HandoverOfferTerms.wrap(word);
        handover.giverSignature = signatureOf(makerOf(hospital), custodyLens.handoverOfferDigest(handover.offer));
        _reverts(handover);
    }

    function test_RevertWhen_TheEvidenceIsChangedAfterwards() public {
        Handover memory handover = toLorry();
        handover.offer.evidence = "other";
        _reverts(handover);
        handover = toLorry();
        handover.acceptance.evidence = "other";
        _reverts(handover);
    }

    function test_RevertWhen_TheListOfTheRefusedIsChangedAfterwards() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        store(parent);
        seal(hospital, parent);
        Handover memory handover = handoverOf(parent, CARRIED, hospital, carrier, TRUCK_SITE);
        handover.refused = one(bags[0]);
        _reverts(handover);
    }

    function testFuzz_RevertWhen_ASignatureIsTouched(uint16 bit, bool givers) public {
        Handover memory handover = toLorry();
        bytes memory signature = givers ? handover.giverSignature : handover.receiverSignature;
        signature[(bit / 8) % 65] ^= bytes1(uint8(1) << uint8(bit % 8));
        _reverts(handover);
    }

    function test_RevertWhen_ASignatureIsMalleable() public {
        Handover memory handover = toLorry();
        bytes32 digest = custodyLens.handoverOfferDigest(handover.offer);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(makerOf(hospital)), digest);
        handover.giverSignature = abi.encodePacked(r, bytes32(SECP256K1_N - uint256(s)), v == 27 ? uint8(28) : 27);
        refusedWith(handover, _bad(digest, address(0)));
    }

    function test_RevertWhen_SignedForAnotherContract() public {
        Custody another = Custody(deploy("Custody", abi.encode(members, attestations, profiles)));
        Handover memory handover = toLorry();
        handover.giverSignature = signatureOf(
            makerOf(hospital),
            new CustodyLens(another).handoverOfferDigest(handover.offer)
        );
        _reverts(handover);
    }

    function test_RevertWhen_SignedForAnotherChain() public {
        Handover memory handover = toLorry();
        vm.chainId(block.chainid + 1);
        _reverts(handover);
    }

    /* CONTRACTS AND KEYS WITHOUT AN ADDRESS */

    function test_AWalletContractGives() public {
        bring(_byWallet("wallet owner"));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_TheWalletContractRefuses() public {
        Handover memory handover = _byWallet("outsider");
        (bytes memory signer, ) = abi.decode(handover.giverSignature, (bytes, bytes));
        refusedWith(handover, _bad(custodyLens.handoverOfferDigest(handover.offer), address(bytes20(signer))));
    }

    function test_AP256KeyReceives() public {
        bring(_byP256(false));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_AP256SignatureIsMalleable() public {
        Handover memory handover = _byP256(true);
        (bytes memory signer, ) = abi.decode(handover.receiverSignature, (bytes, bytes));
        refusedWith(handover, _bad(_acceptanceDigest(handover), _accountOf(signer)));
    }

    /// @dev Once as 65 bytes, once as a signer with its signature: it is one account all the same.
    function test_RevertWhen_OneAccountSignsInTwoForms() public {
        Handover memory handover = _by(makerOf(hospital), makerOf(hospital));
        handover.receiverSignature = abi.encode(abi.encodePacked(hospital.maker), handover.receiverSignature);
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_SameAccount.selector, unit, hospital.maker));
    }

    /* HELPERS */

    function _by(string memory giver, string memory receiver) private view returns (Handover memory handover) {
        handover = toLorry();
        return signed(handover.offer, handover.acceptance, new UnitId[](0), giver, receiver);
    }

    function _reverts(Handover memory handover) private {
        vm.expectRevert();
        custody.handOver(handover);
        vm.assertTrue(custody.wordOf(unit).custodian() == hospital.id, "it stays");
    }

    function _byWallet(string memory owner) private returns (Handover memory handover) {
        address wallet = address(new WalletContract(accountOf("wallet owner")));
        vm.prank(hospital.admin);
        members.enrol(wallet, DEVICE, 0, 0);
        handover = toLorry();
        bytes memory inner = signatureOf(owner, custodyLens.handoverOfferDigest(handover.offer));
        handover.giverSignature = abi.encode(abi.encodePacked(wallet), inner);
    }

    function _byP256(bool high) private returns (Handover memory handover) {
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        bytes memory signer = abi.encodePacked(erc7913P256Verifier, x, y);
        vm.prank(carrier.admin);
        members.enrol(_accountOf(signer), DEVICE, 0, 0);
        handover = toLorry();
        (bytes32 r, bytes32 s) = vm.signP256(P256_KEY, _acceptanceDigest(handover));
        if ((uint256(s) > P256_N / 2) != high) s = bytes32(P256_N - uint256(s));
        handover.receiverSignature = abi.encode(signer, abi.encodePacked(r, s));
    }

    function _acceptanceDigest(Handover memory handover) private view returns (bytes32) {
        return custodyLens.handoverAcceptanceDigest(handover.offer, handover.acceptance, handover.refused);
    }

    /// @dev As it is enrolled: the low 20 bytes of the hash of the ERC-7913 signer.
    function _accountOf(bytes memory signer) private pure returns (address) {
        return address(uint160(uint256(keccak256(signer))));
    }

    function _notGiver(OrgId signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_NotGiver.selector, unit, hospital.id, signer);
    }

    function _bad(bytes32 digest, address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_BadSignature.selector, digest, account);
    }
}
